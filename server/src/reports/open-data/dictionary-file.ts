import type { FieldType } from '@app/shared/reports'
import { utf8Csv } from './csv.ts'
import type { Dataset } from './datasets.rules.ts'

const typeWords: Readonly<Record<FieldType, string>> = {
  text: '文字列',
  integer: '整数',
  date: '日付（YYYY-MM-DD）',
  time: '時刻（HH:MM）',
  flag: '1（はい）か0（いいえ）',
  code: 'コード（codes.csv を見る）',
}
type Datasets = Readonly<Record<string, Dataset>>
/** データ項目定義書: a line per column of every table, with the version of the definition that it is in. */
export function dictionaryFile(datasets: Datasets, history: readonly { version: string; on: string }[]): Buffer {
  const { version = '', on = '' } = history[0] ?? {}
  const head = [
    'dataset',
    'dataset_title',
    'position',
    'field',
    'label',
    'type',
    'unit',
    'meaning',
    'version',
    'version_on',
  ]
  const lines = Object.entries(datasets).flatMap(([name, { title, fields }]) =>
    fields.map(({ name: field, label, type, unit, meaning }, at) => [
      ...[name, title, String(at + 1), field, label, typeWords[type], unit ?? '', meaning, version, on],
    ]),
  )
  return utf8Csv([head, ...lines])
}

/** コード表: a line per code of every coded column. */
export function codesFile(datasets: Datasets): Buffer {
  const lines = Object.entries(datasets).flatMap(([name, { fields }]) =>
    fields.flatMap(({ name: field, codes }) => codes.map(({ code, label }) => [name, field, code, label])),
  )
  return utf8Csv([['dataset', 'field', 'code', 'label'], ...lines])
}
