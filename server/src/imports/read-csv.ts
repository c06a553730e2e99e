import { Refusal } from '@app/shared'
import { CsvError, parse } from 'csv-parse/sync'
import iconv from 'iconv-lite'

export type Encoding = 'UTF-8 (BOM)' | 'UTF-8' | 'UTF-16' | 'CP932'

const mostRows = 20_000

const strictUtf8 = (bytes: Buffer): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** 文字コード: a mark at the beginning decides; else whatever is not faultless UTF-8 is what Excel for Windows writes. */
export const decodeText = (bytes: Buffer): { encoding: Encoding; text: string } => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return { encoding: 'UTF-8 (BOM)', text: bytes.toString('utf8', 3) }
  }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { encoding: 'UTF-16', text: iconv.decode(bytes, 'utf16') }
  }
  const utf8 = strictUtf8(bytes)
  return utf8 === null ? { encoding: 'CP932', text: iconv.decode(bytes, 'cp932') } : { encoding: 'UTF-8', text: utf8 }
}

const delimiterOf = (text: string): string => {
  const start = text.slice(0, 4_000)
  const count = (mark: string): number => start.split(mark).length
  return count('\t') > count(',') ? '\t' : ','
}

/** CSVの台帳 as rows of cells. Rows may differ in length and hold line breaks: ledgers do. */
export const readCsv = (bytes: Buffer): { encoding: Encoding; grid: string[][] } => {
  const { encoding, text } = decodeText(bytes)
  if (text.includes('\u0000')) throw new Refusal('file-not-understood', 'CSVのファイルではありません')
  try {
    const grid = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: 200_000,
      to: mostRows + 1,
    })
    if (grid.length > mostRows) throw new Refusal('file-not-understood', '行が多すぎます（2万行まで）')
    return { encoding, grid }
  } catch (error) {
    if (error instanceof CsvError)
      throw new Refusal('file-not-understood', 'CSVとして読み取れませんでした。引用符（"）の数を確かめてください')
    throw error
  }
}
