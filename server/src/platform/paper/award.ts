import type { Content, createPdf } from 'pdfmake'
import { qrSvg } from '../qr.ts'
import { freshInk, type Ink } from './ink.ts'
import { award as look, page, size, weight } from './look.ts'

type Definition = Parameters<typeof createPdf>[0]

/** The words of a certificate: one page to be framed. Whoever issues it may be unknown; then its line stays empty. */
export interface Award {
  /** 「登録証」 */
  title: string
  /** 「登録番号 R8-012」, at the top. */
  number: string
  /** To whom it is given. */
  name: string
  /** What it says of the name. */
  statement: string
  rows: readonly { label: string; value: string }[]
  /** The day of issue, in words. */
  issuedOn: string
  issuer: string | null
  /** Where its square code leads, and what it is for. */
  link: string
  linkSays: string
  demo: boolean
}

const height = 841.89
const inset = 28
const across = page.width - 2 * inset
const margin = 62
const contentWidth = page.width - 2 * margin

/** Lays a certificate out: black and white like every paper, framed twice, the name largest after the title. */
export function definitionOfAward(award: Award): Definition {
  const ink = freshInk()
  return {
    pageSize: 'A4',
    pageMargins: [margin, 74, margin, 50],
    language: 'ja',
    displayTitle: true,
    info: { title: `${award.title} ${award.name}`, author: 'あつ活サポーター', creator: 'あつ活サポーター' },
    defaultStyle: { font: 'paper', fontSize: look.body, lineHeight: 1.25 },
    background: () => ({ canvas: [frame(inset, 3), frame(inset + 7, weight.line)] }),
    content: [...opening(award, ink), facts(award, ink), ...closing(award, ink)],
  }
}

const frame = (at: number, lineWidth: number) => ({
  type: 'rect' as const,
  ...{ x: at, y: at, w: across - 2 * (at - inset), h: height - 2 * at, lineWidth },
})

/** A long name goes in smaller letters before it goes on a second line. */
const sizeOfName = (name: string): number => {
  const letters = Array.from(name).length
  return Math.max(20, Math.min(32, Math.floor(contentWidth / letters)))
}

function opening({ title, number, name, statement, demo }: Award, ink: Ink): Content[] {
  return [
    {
      columns: [
        { text: demo ? 'デモデータ（架空）' : '', fontSize: size.body, bold: true },
        { text: ink.write(number), alignment: 'right' },
      ],
    },
    {
      text: ink.write(Array.from(title).join('　')),
      fontSize: look.title,
      bold: true,
      alignment: 'center',
      margin: [0, 22, 0, 26],
    },
    { text: ink.write(name), fontSize: sizeOfName(name), bold: true, alignment: 'center', margin: [0, 0, 0, 24] },
    { text: ink.write(statement), margin: [14, 0, 14, 20], lineHeight: 1.6, alignment: 'center' },
  ]
}

const facts = ({ rows }: Award, ink: Ink): Content => ({
  margin: [8, 0, 8, 26],
  table: {
    widths: [110, '*'],
    body: rows.map(({ label, value }) => [{ text: ink.write(label), bold: true }, { text: ink.write(value) }]),
  },
  layout: {
    hLineWidth: () => weight.hair,
    vLineWidth: () => 0,
    paddingTop: () => 6,
    paddingBottom: () => 6,
  },
})

const closing = ({ issuedOn, issuer, link, linkSays }: Award, ink: Ink): Content[] => [
  { text: ink.write(issuedOn), alignment: 'center', margin: [0, 0, 0, 10] },
  ...(issuer ? [{ text: ink.write(issuer), fontSize: 22, bold: true, alignment: 'center' } satisfies Content] : []),
  {
    absolutePosition: { x: margin, y: height - inset - 34 - look.side },
    columns: [
      { svg: qrSvg(link), width: look.side },
      {
        text: ink.write(linkSays),
        fontSize: size.body,
        width: contentWidth - look.side - 14,
        margin: [0, 34, 0, 0],
        lineHeight: 1.4,
      },
    ],
    columnGap: 14,
  },
]
