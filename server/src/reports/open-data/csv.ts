import { stringify } from 'csv-stringify/sync'
import { cell } from '../../platform/cell.ts'

export type Lines = readonly (readonly string[])[]

/** Lines of words as CSV (RFC 4180); no cell is taken for a formula. */
export const csvOf = (lines: Lines): string =>
  stringify(
    lines.map((line) => line.map(cell)),
    { record_delimiter: 'windows' },
  )

/** CSV in UTF-8 with a byte order mark, as Excel wants it. */
export const utf8Csv = (lines: Lines): Buffer => Buffer.from(`\ufeff${csvOf(lines)}`, 'utf8')
