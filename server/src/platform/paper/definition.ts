import type { Content, createPdf } from 'pdfmake'
import { qrSvg } from '../qr.ts'
import { drawnTogether } from './blocks.ts'
import { freshInk, missingMark, type Ink } from './ink.ts'
import { codeSide, contentWidth, page, size, weight } from './look.ts'
import { rule } from './shapes.ts'
import { type Desk, type Paper } from './words.ts'

type Definition = Parameters<typeof createPdf>[0]

const product = 'あつ活サポーター'

/** Lays papers out for the PDF library. Made afresh for each print, because pdfmake writes into what it is given. */
export function definitionOf(...papers: Paper[]): Definition {
  return {
    pageSize: 'A4',
    pageMargins: [page.left, page.top, page.right, page.bottom],
    language: 'ja',
    displayTitle: true,
    info: { title: titleOf(papers), author: product, creator: product, producer: product },
    defaultStyle: { font: 'paper', fontSize: size.body, preserveLeadingSpaces: true },
    content: papers.map(sectionOf),
  }
}

function titleOf([first, ...more]: readonly Paper[]): string {
  const title = [first?.kind, first?.number].filter(Boolean).join(' ')
  return more.length > 0 ? `${title} ほか${more.length}通` : title
}

/** A paper begins on a page of its own and counts its own pages: all heads are drawn before the first foot. */
function sectionOf(paper: Paper): Content {
  const ink = freshInk()
  const content = [...opening(paper, ink), ...drawnTogether(paper.blocks, ink)]
  const [head, foot] = [header(paper, ink), footer(paper, ink)]
  const pages = new Set<number>()
  return {
    section: [...content, ...missingNote(ink)],
    header: (current) => (pages.add(current), head()),
    footer: (current) => foot(current - Math.min(...pages) + 1, pages.size),
  }
}

function opening({ addressee, title, kind, lead, link }: Paper, ink: Ink): Content[] {
  const words: Content[] = [
    ...(addressee
      ? [{ text: ink.write(addressee), fontSize: size.strong, margin: [0, 0, 0, 6] } satisfies Content]
      : []),
    { text: ink.write(title ?? kind), fontSize: size.title, bold: true, margin: [0, 0, 0, 2] },
    ...(lead ? [{ text: ink.write(lead), margin: [0, 0, 0, 4] } satisfies Content] : []),
  ]
  if (!link) return words
  const code: Content = { svg: qrSvg(link), width: codeSide, margin: [0, -8, -8, 0] }
  return [
    {
      columns: [
        { stack: words, width: '*' },
        { stack: [code], width: codeSide - 8 },
      ],
      columnGap: 12,
    },
  ]
}

function header({ kind, number, demo }: Paper, ink: Ink): () => Content {
  const left = ink.write(`${product}　${kind}`)
  const right = ink.write([demo && 'デモデータ（架空）', number && `番号 ${number}`].filter(Boolean).join('　'))
  return () => ({
    margin: [page.left, 30, page.right, 0],
    stack: [
      {
        columns: [
          { text: left, width: '*', bold: true },
          { text: right, width: 'auto', bold: true, noWrap: true },
        ],
      },
      { ...rule(weight.line, contentWidth), margin: [0, 3, 0, 0] },
    ],
  })
}

function footer({ desk, printedOn }: Paper, ink: Ink): (current: number, count: number) => Content {
  const left = ink.write(deskInWords(desk))
  const printed = printedOn ? [`${ink.write(printedOn)} 印刷`] : []
  return (current, count) => ({
    margin: [page.left, 6, page.right, 0],
    columns: [
      { text: left, width: '*' },
      {
        stack: [`${current} / ${count} ページ`, ...printed].map((text) => ({ text, noWrap: true, alignment: 'right' })),
        width: 'auto',
      },
    ],
    columnGap: 12,
  })
}

/** 「お問い合わせ　◯◯センター」 over 「電話 …　FAX …」, as far as they are configured. */
function deskInWords({ name, phone, fax }: Desk = {}): string {
  const numbers = [phone && `電話\u00a0${phone}`, fax && `FAX\u00a0${fax}`].filter(Boolean).join('　')
  if (!name) return numbers && `お問い合わせ　${numbers}`
  return [`お問い合わせ　${name}`, numbers].filter(Boolean).join('\n')
}

/** Whoever reads a 〓 learns which character belongs there. */
function missingNote({ missing }: Ink): Content[] {
  if (missing.size === 0) return []
  const names = Array.from(missing, (letter) => `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase()}`)
  return [
    {
      text: `「${missingMark}」は、印刷できない文字です（${names.join('、')}）。正しい字は画面でお確かめください。`,
      margin: [0, 6, 0, 0],
    },
  ]
}
