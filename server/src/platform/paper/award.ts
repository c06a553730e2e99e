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

/** Lays certificates out, each on a page of its own: black and white like every paper, framed twice, the name largest after the title. */
export function definitionOfAwards(...awards: [Award, ...Award[]]): Definition {
  const [{ title, name }] = awards
  const more = awards.length > 1 ? ` ほか${awards.length - 1}通` : ''
  return {
    pageSize: 'A4',
    pageMargins: [margin, 74, margin, 50],
    language: 'ja',
    displayTitle: true,
    info: { title: `${title} ${name}${more}`, author: 'あつ活サポーター', creator: 'あつ活サポーター' },
    defaultStyle: { font: 'paper', fontSize: look.body, lineHeight: 1.25 },
    background: () => ({ canvas: [frame(inset, 3), frame(inset + 7, weight.line)] }),
    content: awards.map(pageOf),
  }
}

function pageOf(award: Award, i: number): Content {
  const ink = freshInk()
  const content = [...opening(award, ink), facts(award, ink), ...closing(award, ink)]
  return { stack: content, ...(i > 0 && { pageBreak: 'before' as const }) }
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

/** More than a few facts stand closer and in smaller letters, so that all of it stays above the square code. */
const isDense = ({ rows }: Award): boolean => rows.length > 4

function opening(award: Award, ink: Ink): Content[] {
  const { title, number, name, statement, demo } = award
  const dense = isDense(award)
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
      margin: dense ? [0, 6, 0, 14] : [0, 22, 0, 26],
    },
    {
      text: ink.write(name),
      fontSize: sizeOfName(name),
      bold: true,
      alignment: 'center',
      margin: [0, 0, 0, dense ? 12 : 24],
    },
    {
      text: ink.write(statement),
      margin: [14, 0, 14, dense ? 10 : 20],
      lineHeight: dense ? 1.3 : 1.6,
      alignment: 'center',
    },
  ]
}

const facts = (award: Award, ink: Ink): Content => ({
  margin: [8, 0, 8, isDense(award) ? 14 : 26],
  fontSize: isDense(award) ? look.dense : look.body,
  table: {
    widths: [110, '*'],
    body: award.rows.map(({ label, value }) => [{ text: ink.write(label), bold: true }, { text: ink.write(value) }]),
  },
  layout: {
    hLineWidth: () => weight.hair,
    vLineWidth: () => 0,
    paddingTop: () => (isDense(award) ? 3 : 6),
    paddingBottom: () => (isDense(award) ? 3 : 6),
  },
})

const closing = ({ issuedOn, issuer, link, linkSays }: Award, ink: Ink): Content[] => [
  { text: ink.write(issuedOn), alignment: 'center', margin: [0, 0, 0, 6] },
  ...(issuer ? [{ text: ink.write(issuer), fontSize: 22, bold: true, alignment: 'center' } satisfies Content] : []),
  {
    absolutePosition: { x: margin, y: height - inset - 22 - look.side },
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
