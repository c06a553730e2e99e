import { inflateSync } from 'node:zlib'
import pdfmake, { type Content } from 'pdfmake'
import { definitionOf } from '../src/platform/paper/definition.ts'
import { renderPaper, type Paper } from '../src/platform/paper.ts'

/** What a reader finds on a printed paper. */
export interface ReadPaper {
  pdf: Buffer
  pages: number
  text: string
  fontSizes: readonly number[]
  /** How many separate pieces of text were drawn on each page. */
  pieces: readonly number[]
}

/** Prints a paper and reads it back: the file, its pages, the words laid out on it and the sizes they have. */
export async function readPaper(paper: Paper): Promise<ReadPaper> {
  const found = { texts: [] as string[], fontSizes: [] as number[] }
  collect(definitionOf(paper), found)
  const pdf = await renderPaper(paper)
  const pages = pdf.toString('latin1').match(/\/Type \/Page\n/g)?.length ?? 0
  return { pdf, pages, text: found.texts.join('\n'), fontSizes: found.fontSizes, pieces: piecesPerPage(pdf) }
}

/** Prints papers as one file and reads the number at the foot of each page: 「1 / 2」. */
export async function readPageNumbers(...papers: Paper[]): Promise<string[]> {
  const numbers: string[] = []
  const definition = definitionOf(...papers)
  for (const part of [definition.content].flat()) {
    if (!isSection(part) || typeof part.footer !== 'function') continue
    const { footer } = part
    part.footer = (...page) => {
      const drawn = footer(...page)
      numbers.push(/\d+ \/ \d+(?= ページ)/.exec(JSON.stringify(drawn))?.[0] ?? '')
      return drawn
    }
  }
  await pdfmake.createPdf(definition).getBuffer()
  return numbers
}

type Section = Extract<Content, { section: unknown }>
const isSection = (part: Content): part is Section => typeof part === 'object' && 'section' in part

function piecesPerPage(pdf: Buffer): number[] {
  const streams = pdf.toString('latin1').matchAll(/\/FlateDecode\n>>\nstream\n([\s\S]*?)\nendstream/g)
  return Array.from(streams, ([, bytes = '']) => inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1'))
    .filter((drawing) => drawing.includes('BT\n'))
    .map((drawing) => drawing.match(/^BT$/gm)?.length ?? 0)
}

function collect(node: unknown, found: { texts: string[]; fontSizes: number[] }): void {
  if (typeof node !== 'object' || node === null) return
  for (const [key, value] of Object.entries(node)) {
    if (key === 'text' && typeof value === 'string') found.texts.push(value)
    if (key === 'fontSize' && typeof value === 'number') found.fontSizes.push(value)
    if ((key === 'header' || key === 'footer') && typeof value === 'function') collect({ page: value(1, 1) }, found)
    collect(value, found)
  }
}
