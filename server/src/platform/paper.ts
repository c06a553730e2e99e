import pdfmake from 'pdfmake'
import { type Award, definitionOfAward } from './paper/award.ts'
import { definitionOf } from './paper/definition.ts'
import { typeface } from './paper/fonts.ts'
import { type Paper } from './paper/words.ts'

export type { Award } from './paper/award.ts'
export * from './paper/words.ts'

pdfmake.setFonts({ paper: typeface })
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => Object.values(typeface).includes(path))

/** Prints papers as one file: A4, black on white, nothing under 12 points, readable after a FAX; each counts its own pages. */
export const renderPaper = (...papers: [Paper, ...Paper[]]): Promise<Buffer> =>
  pdfmake.createPdf(definitionOf(...papers)).getBuffer()

/** Prints a certificate: one framed A4 page. */
export const renderAward = (award: Award): Promise<Buffer> => pdfmake.createPdf(definitionOfAward(award)).getBuffer()
