import pdfmake from 'pdfmake'
import { type Award, definitionOfAwards } from './paper/award.ts'
import { definitionOf } from './paper/definition.ts'
import { typeface } from './paper/fonts.ts'
import { freshInk } from './paper/ink.ts'
import { type Paper } from './paper/words.ts'

export type { Award } from './paper/award.ts'
export * from './paper/words.ts'

pdfmake.setFonts({ paper: typeface })
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => Object.values(typeface).includes(path))

/** Prints papers as one file: A4, black on white, nothing under 12 points, readable after a FAX; each counts its own pages. */
export const renderPaper = (...papers: [Paper, ...Paper[]]): Promise<Buffer> =>
  pdfmake.createPdf(definitionOf(...papers)).getBuffer()

/** Prints certificates as one file, each a framed A4 page of its own. */
export const renderAwards = (...awards: [Award, ...Award[]]): Promise<Buffer> =>
  pdfmake.createPdf(definitionOfAwards(...awards)).getBuffer()

/** The letters of a text that no paper can print, for whoever would rather write them otherwise. */
export function lettersMissing(text: string): string[] {
  const ink = freshInk()
  ink.write(text)
  return [...ink.missing]
}
