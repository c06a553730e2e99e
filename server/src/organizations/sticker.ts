import { outlineOf } from '../platform/paper/outlines.ts'
import { qrSvg } from '../platform/qr.ts'

interface Sticker {
  number: string
  /** 「令和8年度」 */
  year: string
  /** Where its square code leads. */
  link: string
}

const teal = '#006173'
const side = 1000

/** The sticker as a square picture, drawn in outlines: it looks the same in a browser, a text program and a print shop. */
export function stickerSvg({ number, year, link }: Sticker): string {
  const label = `あつ活サポーター登録団体 ${number} ${year}`
  const words = (colour: string, ...lines: Parameters<typeof outlineOf>[0][]) =>
    `<path fill="${colour}" d="${lines.map(outlineOf).join('')}"/>`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${side}" height="${side}" role="img" aria-label="${label}">`,
    `<rect width="${side}" height="${side}" rx="72" fill="${teal}"/>`,
    `<path fill="#fff" d="M24 312h952v616a48 48 0 0 1-48 48H72a48 48 0 0 1-48-48z"/>`,
    mark,
    words('#fff', { text: 'あつ活サポーター', size: 82, x: 258, y: 196 }),
    words('#1f2a2e', { text: '登録団体', size: 190, x: side / 2, y: 530, align: 'middle' }),
    words(teal, { text: number, size: 116, x: 84, y: 764 }),
    words('#1f2a2e', { text: year, size: 84, x: 84, y: 884 }),
    square(link, 596, 590, 350),
    '</svg>',
  ].join('')
}

/** Mountains and two hands, as on the pages. */
const mark = `<g transform="translate(70 82) scale(3.4)" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round"><circle cx="36" cy="13" r="4.5" fill="#ffd43d" stroke="none"/><path d="m7 27 9.5-11.5L24 24l5.5-5L41 29" stroke-linejoin="round"/><path d="M9 38c4-6 8-6 12-2.5M39 38c-4-6-8-6-12-2.500M21 35.500c2 1.8 4 1.8 6 0"/></g>`

/** The square code as a picture inside the picture. */
const square = (link: string, x: number, y: number, width: number): string =>
  qrSvg(link).replace('<svg ', `<svg x="${x}" y="${y}" width="${width}" height="${width}" `)
