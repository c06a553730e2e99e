import type { DatasetField } from '@app/shared/reports'
import { type CellValue, onOneLine } from '../../platform/cell.ts'
import { heldByCp932, inCp932 } from '../../platform/cp932.ts'
import { csvOf, utf8Csv } from './csv.ts'

/** Columns and the records under them. */
export interface Table {
  fields: readonly DatasetField[]
  rows: readonly Readonly<Record<string, CellValue>>[]
}

/** A letter that CP932 could not hold: the line of the file (the header is line 1), the column, the letter, its code points. */
interface MissingLetter {
  row: number
  column: string
  letter: string
  code_point: string
  instead: string
}

/** Puts the word for each code beside it, in the column `<name>_label`. */
export function withLabels({ fields, rows }: Table): Table {
  const coded = fields.filter(({ type }) => type === 'code')
  const labelled = rows.map((row) => ({
    ...row,
    ...Object.fromEntries(
      coded.map(({ name, codes }) => [`${name}_label`, codes.find(({ code }) => code === row[name])?.label ?? null]),
    ),
  }))
  return { fields, rows: labelled }
}

/** Values as words: a flag is 1 or 0, what is unknown is blank and never 0, one record is one line. */
const wordsOf = (value: CellValue | undefined): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? '1' : '0'
  return typeof value === 'number' ? String(value) : onOneLine(value)
}

const linesOf = ({ fields, rows }: Table): string[][] => [
  fields.map(({ name }) => name),
  ...rows.map((row) => fields.map(({ name }) => wordsOf(row[name]))),
]

/** CSV in UTF-8 with a byte order mark. */
export const csvFile = (table: Table): Buffer => utf8Csv(linesOf(table))

/** CSV in CP932 for programs that know nothing else; see `missingLettersOf` for what it could not hold. */
export const cp932File = (table: Table): Buffer =>
  inCp932(csvOf(linesOf(table).map((line) => line.map((words) => heldByCp932(words).text))))

/** Every letter that became another one in the CP932 file. */
export function missingLettersOf(table: Table): MissingLetter[] {
  return linesOf(table).flatMap((line, at) =>
    line.flatMap((words, column) =>
      heldByCp932(words).missing.map(({ letter, instead }) => ({
        row: at + 1,
        column: table.fields[column]!.name,
        letter,
        code_point: Array.from(letter, codePoint).join(' '),
        instead,
      })),
    ),
  )
}

const codePoint = (letter: string) => `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** The list of such letters, itself in UTF-8. */
export const lettersFile = (table: Table): Buffer => {
  const lines = missingLettersOf(table).map(({ row, column, letter, code_point, instead }) => [
    ...[String(row), column, letter, code_point, instead],
  ])
  return utf8Csv([['row', 'column', 'letter', 'code_point', 'instead'], ...lines])
}
