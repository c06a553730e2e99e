import { type LedgerKind } from '@app/shared/imports'
import { foldForSearch } from './text.rules.ts'

export const supporterFields = {
  number: '登録番号',
  registeredOn: '登録年月日',
  kind: '区分',
  name: '団体名',
  kana: 'フリガナ',
  postalCode: '郵便番号',
  address: '所在地',
  representative: '代表者',
  contactPerson: '担当者',
  phone: '電話',
  fax: 'FAX',
  mail: 'メールアドレス',
  help: '支援できる内容',
  area: '活動可能地区',
  times: '活動可能日時',
  heads: '人数',
  note: '備考',
} as const
export type SupporterField = keyof typeof supporterFields

export const associationFields = {
  district: '地区',
  name: '自治会名',
  kana: 'ふりがな',
  households: '世帯数',
  chair: '会長 氏名',
  chairSince: '会長 就任',
  phone: '会長 電話',
  mail: '会長 メール',
  contactWays: '連絡方法',
  note: '備考',
} as const
export type AssociationField = keyof typeof associationFields

/** Which column (counted from 0) holds which field; a person may correct it. A field that is absent is not in the ledger. */
export type Mapping<Field extends string> = Partial<Record<Field, number>>

/** Words other offices use in their headings, most telling first. Compared without width, spaces, marks and kana kind. */
const supporterWords: Record<SupporterField, string[]> = {
  number: ['登録番号', '登録no', '整理番号', '管理番号'],
  registeredOn: ['登録年月日', '登録日', '登録した日'],
  kind: ['区分', '団体区分', '団体種別', '種別', '種類', '団体の種類'],
  name: ['団体名', '団体名称', '団体の名称', '名称', '企業名', '会社名', '事業者名', '企業団体名', '支援団体名'],
  kana: ['フリガナ', 'カナ', '団体名カナ', '団体名フリガナ', '名称フリガナ', 'ヨミ', 'ヨミガナ'],
  postalCode: ['郵便番号', '〒', '郵便'],
  address: ['所在地', '住所', '所在', '団体所在地'],
  representative: ['代表者', '代表者名', '代表者氏名', '代表'],
  contactPerson: ['担当者', '担当者名', '担当者氏名', '担当', '連絡担当者', '窓口'],
  phone: ['電話', '電話番号', 'tel', '連絡先電話', '連絡先', '連絡先電話番号'],
  fax: ['fax', 'fax番号', 'ファックス', 'ファクス'],
  mail: ['メールアドレス', 'メール', 'eメール', 'email', 'mail', '電子メール', 'mailアドレス'],
  help: ['支援できる内容', '支援内容', 'できる支援', '活動内容', '支援可能内容', '支援分野'],
  area: ['活動可能地区', '活動地区', '活動地域', '活動可能地域', '対象地区', '支援可能地区'],
  times: ['活動可能日時', '活動日時', '活動可能日', '可能日時', '活動可能な曜日時間', '曜日時間', '活動可能曜日'],
  heads: ['人数', '参加可能人数', '活動可能人数', '最大人数', '派遣可能人数'],
  note: ['備考', '備考欄', 'その他', '摘要', 'メモ'],
}

const associationWords: Record<AssociationField, string[]> = {
  district: ['地区', '地区名', '所属地区', '連合会', '連合会名'],
  name: ['自治会名', '単位自治会名', '自治会名称', '町内会名', '自治会', '名称', '団体名'],
  kana: ['ふりがな', 'カナ', '自治会名ふりがな', '自治会名カナ', 'よみ', 'よみがな'],
  households: ['世帯数', '加入世帯数', '会員世帯数', '世帯', '会員数', '戸数'],
  chair: ['会長氏名', '会長', '会長名', '代表者', '代表者名', '代表者氏名', '氏名'],
  chairSince: ['会長就任', '就任', '就任日', '就任年月', '就任年月日', '会長就任日'],
  phone: ['会長電話', '電話', '電話番号', '会長電話番号', '連絡先', 'tel', '連絡先電話'],
  mail: ['会長メール', 'メール', 'メールアドレス', '会長メールアドレス', 'email', 'mail', 'eメール'],
  contactWays: ['連絡方法', '希望連絡方法', '連絡手段', '連絡の方法'],
  note: ['備考', '備考欄', 'その他', '摘要', 'メモ'],
}

/** Every heading word, so that the header row can be told from a title. */
const keyOf = (header: string): string => foldForSearch(header) || header.trim()
const allWords = new Set([...Object.values(supporterWords), ...Object.values(associationWords)].flat().map(keyOf))

/** Does this cell read like a heading? */
export const isHeading = (cell: string): boolean => allWords.has(keyOf(cell))

const guess = <Field extends string>(headers: readonly string[], words: Record<Field, string[]>): Mapping<Field> => {
  const keys = headers.map(keyOf)
  const mapping: Mapping<Field> = {}
  const taken = new Set<number>()
  for (const field of Object.keys(words) as Field[]) {
    const column = words[field]
      .map((word) => keys.findIndex((key, at) => key === keyOf(word) && !taken.has(at)))
      .find((at) => at >= 0)
    if (column === undefined) continue
    mapping[field] = column
    taken.add(column)
  }
  return mapping
}

/** 支援団体の台帳: our guess at which column is what. */
export const guessSupporterColumns = (headers: readonly string[]): Mapping<SupporterField> =>
  guess(headers, supporterWords)

/** 自治会の一覧: our guess at which column is what. */
export const guessAssociationColumns = (headers: readonly string[]): Mapping<AssociationField> =>
  guess(headers, associationWords)

/** A guess at the columns of either kind of ledger. */
export const guessColumns = (
  headers: readonly string[],
  kind: LedgerKind,
): Mapping<SupporterField | AssociationField> =>
  kind === 'supporters' ? guessSupporterColumns(headers) : guessAssociationColumns(headers)

/** Whose ledger is this? The kind that explains more headings; 世帯数 or 自治会名 settles a tie. */
export const guessKind = (headers: readonly string[]): LedgerKind => {
  const associations = guessAssociationColumns(headers)
  if (associations.households !== undefined) return 'associations'
  const explained = Object.keys(associations).length
  return explained > Object.keys(guessSupporterColumns(headers)).length ? 'associations' : 'supporters'
}

const labelsOf = (kind: LedgerKind): Record<string, string> =>
  kind === 'supporters' ? supporterFields : associationFields
const required = new Set<string>(['supporters name', 'associations name', 'associations district'])

/** What a column may be, with the word a person reads, for the screen that corrects the guess. */
export const fieldsOf = (kind: LedgerKind): { field: string; label: string; required: boolean }[] =>
  Object.entries(labelsOf(kind)).map(([field, label]) => ({ field, label, required: required.has(`${kind} ${field}`) }))

/** The mapping as one field (or null, not taken) per column, as it is stored and shown. */
export const columnsOf = (mapping: Mapping<SupporterField | AssociationField>, count: number): (string | null)[] =>
  Array.from({ length: count }, (_, at) => Object.entries(mapping).find(([, column]) => column === at)?.[0] ?? null)

/** A person's correction as a mapping. Unknown fields are left out; of two columns for one field, the first counts. */
export const mappingFrom = <Field extends string>(
  columns: readonly (string | null)[],
  fields: Record<Field, string>,
): Mapping<Field> => {
  const mapping: Mapping<Field> = {}
  for (const field of Object.keys(fields) as Field[]) {
    const column = columns.indexOf(field)
    if (column >= 0) mapping[field] = column
  }
  return mapping
}
