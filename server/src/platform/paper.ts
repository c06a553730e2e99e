import pdfmake from 'pdfmake'
import { definitionOf } from './paper/definition.ts'
import { typeface } from './paper/fonts.ts'
import { type Paper } from './paper/words.ts'

export * from './paper/words.ts'

pdfmake.setFonts({ paper: typeface })
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => Object.values(typeface).includes(path))

/** Prints a paper: A4, black on white, nothing under 12 points, readable after a FAX. */
export const renderPaper = (paper: Paper): Promise<Buffer> => pdfmake.createPdf(definitionOf(paper)).getBuffer()
