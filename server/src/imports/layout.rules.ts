import { isHeading } from './columns.rules.ts'
import { plain } from './text.rules.ts'

/** Cells that were joined in the sheet, counted from 0, ends included. */
export interface Merge {
  top: number
  left: number
  bottom: number
  right: number
}

export interface TableRow {
  /** The row's number as the person sees it in the file, from 1. */
  rowNo: number
  cells: string[]
}

export interface Layout {
  /** The row of the headings as the person sees it, from 1. */
  headerRow: number
  headers: string[]
  rows: TableRow[]
  /** Rows in which nothing is written, below the headings. */
  blankRows: number[]
}

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => plain(cell) === '')

/** Headings stand in the first rows; the row with the most known words is theirs, a title has none. */
const findHeaderRow = (grid: readonly string[][]): number | null => {
  const scores = grid.slice(0, 20).map((cells) => cells.filter(isHeading).length)
  const best = Math.max(0, ...scores)
  return best >= 2 ? scores.indexOf(best) : null
}

const covers = (merge: Merge, row: number, column: number): boolean =>
  merge.top <= row && row <= merge.bottom && merge.left <= column && column <= merge.right

/** A joined cell's words count for every cell it covers. */
const wordsAt = (grid: readonly string[][], merges: readonly Merge[], row: number, column: number): string => {
  const merge = merges.find((each) => covers(each, row, column))
  return plain(grid[merge?.top ?? row]?.[merge?.left ?? column] ?? '')
}

/** Two heading rows become one label: 会長 over 電話 is 「会長 電話」. */
const labelOf = (words: readonly string[]): string => [...new Set(words.filter(Boolean))].join(' ')

const lastHeaderRow = (grid: readonly string[][], merges: readonly Merge[], top: number): number => {
  const joined = merges.filter((merge) => merge.top <= top && top <= merge.bottom).map((merge) => merge.bottom)
  const below = Math.max(top, ...joined)
  if (below > top) return below
  const next = grid[top + 1] ?? []
  const filled = next.filter((cell) => plain(cell) !== '')
  return filled.length >= 2 && filled.every(isHeading) ? top + 1 : top
}

/**
 * Where the table is: headings found, title rows above left out, joined cells filled downwards (a district written once
 * counts for all its rows), blank rows told apart. Null when there are no headings we know.
 */
export const layOut = (grid: readonly string[][], merges: readonly Merge[] = []): Layout | null => {
  const found = findHeaderRow(grid)
  if (found === null) return null
  const top = Math.min(
    found,
    ...merges.filter((merge) => merge.top < found && found <= merge.bottom).map((merge) => merge.top),
  )
  const bottom = lastHeaderRow(grid, merges, top)
  const width = grid.slice(top).reduce((widest, cells) => Math.max(widest, cells.length), 0)
  const columns = Array.from({ length: width }, (_, column) => column)
  const headerRows = Array.from({ length: bottom - top + 1 }, (_, step) => top + step)
  const headers = columns.map((column) => labelOf(headerRows.map((row) => wordsAt(grid, merges, row, column))))

  const downwards = merges.filter((merge) => merge.top > bottom && merge.bottom > merge.top)
  const rows: TableRow[] = []
  const blankRows: number[] = []
  for (let row = bottom + 1; row < grid.length; row++) {
    const own = grid[row] ?? []
    if (isBlank(own)) blankRows.push(row + 1)
    else {
      const joined = new Map(
        downwards.filter((merge) => covers(merge, row, merge.left)).map((merge) => [merge.left, merge.top]),
      )
      rows.push({ rowNo: row + 1, cells: columns.map((column) => grid[joined.get(column) ?? row]?.[column] ?? '') })
    }
  }
  return { headerRow: top + 1, headers, rows, blankRows }
}

const totalWords = new Set(['計', '合計', '総計', '小計', '総数', '団体数', '計数'])

/** 集計の行: a sum is not an organization. */
export const isTotalsRow = (cells: readonly string[]): boolean => {
  const first = cells.map((cell) => plain(cell).replaceAll(' ', '')).find((cell) => cell !== '')
  return first !== undefined && totalWords.has(first)
}

/** 見出しの行: long ledgers repeat their headings on every page. */
export const isHeadingRow = (cells: readonly string[]): boolean => {
  const filled = cells.filter((cell) => plain(cell) !== '')
  return filled.length >= 3 && filled.every(isHeading)
}
