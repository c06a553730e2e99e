import type { Content, createPdf } from 'pdfmake'
import { drawn } from './blocks.ts'
import { freshInk, missingMark, type Ink } from './ink.ts'
import { contentWidth, page, size, weight } from './look.ts'
import { rule } from './shapes.ts'
import { type Desk, type Paper } from './words.ts'

type Definition = Parameters<typeof createPdf>[0]

const product = 'あつ活サポーター'

/** Lays a paper out for the PDF library. Made afresh for each print, because the library writes into what it is given. */
export function definitionOf(paper: Paper): Definition {
  const ink = freshInk()
  const content = [...opening(paper, ink), ...paper.blocks.map((block) => drawn(block, ink))]
  const headers = header(paper, ink)
  const footers = footer(paper, ink)

  return {
    pageSize: 'A4',
    pageMargins: [page.left, page.top, page.right, page.bottom],
    language: 'ja',
    displayTitle: true,
    info: { title: [paper.kind, paper.number].filter(Boolean).join(' '), author: product, creator: product, producer: product },
    defaultStyle: { font: 'paper', fontSize: size.body, preserveLeadingSpaces: true },
    content: [...content, ...missingNote(ink)],
    header: headers,
    footer: footers,
    pageBreakBefore: (node, { getFollowingNodesOnPage }) =>
      node.headlineLevel === 1 && node.pageNumbers.length > 0 && getFollowingNodesOnPage().length === 0,
  }
}

/** 「お問い合わせ　◯◯センター　電話 …」, from what is configured; empty when nothing is. */
export function deskInWords({ name, phone, fax }: Desk = {}): string {
  const parts = [name, phone && `電話 ${phone}`, fax && `FAX ${fax}`].filter(Boolean)
  return parts.length > 0 ? `お問い合わせ　${parts.join('　')}` : ''
}

function opening({ addressee, printedOn, title, kind, lead }: Paper, ink: Ink): Content[] {
  const above: Content[] = []
  if (printedOn) above.push({ text: ink.write(`${printedOn} 印刷`), alignment: 'right' })
  if (addressee) above.push({ text: ink.write(addressee), fontSize: size.strong, margin: [0, 0, 0, 4] })
  return [
    ...above,
    { text: ink.write(title ?? kind), fontSize: size.title, bold: true, margin: [0, 0, 0, 2] },
    ...(lead ? [{ text: ink.write(lead), margin: [0, 0, 0, 4] } satisfies Content] : []),
  ]
}

function header({ kind, number, demo }: Paper, ink: Ink): () => Content {
  const left = ink.write(`${product}　${kind}`)
  const right = ink.write([demo && 'デモデータ（架空）', number && `番号 ${number}`].filter(Boolean).join('　'))
  return () => ({
    margin: [page.left, 30, page.right, 0],
    stack: [
      { columns: [{ text: left, width: '*', bold: true }, { text: right, width: 'auto', alignment: 'right' }] },
      { ...rule(weight.line, contentWidth), margin: [0, 3, 0, 0] },
    ],
  })
}

function footer({ desk }: Paper, ink: Ink): (current: number, count: number) => Content {
  const left = ink.write(deskInWords(desk))
  return (current, count) => ({
    margin: [page.left, 6, page.right, 0],
    columns: [
      { text: left, width: '*' },
      { text: `${current} / ${count} ページ`, width: 'auto', alignment: 'right', margin: [12, 0, 0, 0] },
    ],
  })
}

/** Whoever reads a 〓 learns which character belongs there. */
function missingNote({ missing }: Ink): Content[] {
  if (missing.size === 0) return []
  const names = Array.from(missing, (letter) => `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase()}`)
  return [{ text: `「${missingMark}」は、印刷できない文字です（${names.join('、')}）。正しい字は画面でお確かめください。`, margin: [0, 6, 0, 0] }]
}
