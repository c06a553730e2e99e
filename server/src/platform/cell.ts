/** What stands in a cell of a file that people open with a spreadsheet. */
export type CellValue = string | number | boolean | null

const formulaStart = /^[=+\-@\t\r＝＋－＠]/u

/** A text that no spreadsheet takes for a formula: `'` stands before it (trust S12). Every export goes through here. */
export const cell = (text: string): string => (formulaStart.test(text) ? `'${text}` : text)

/** One record is one line: line breaks and tabs become a space. */
export const onOneLine = (text: string): string => text.replace(/\s*[\r\n\t\v\f\u2028\u2029]+\s*/gu, ' ').trim()
