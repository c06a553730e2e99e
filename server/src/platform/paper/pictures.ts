import type { Content } from 'pdfmake'
import type { Ink } from './ink.ts'
import { contentWidth } from './look.ts'
import type { PaperPicture, PicturesBlock } from './words.ts'

const gap = 16
const beside = { width: (contentWidth - gap) / 2, height: 180 }
const alone = { width: contentWidth * 0.58, height: 200 }

/** Photographs with their captions, two beside each other; a picture is never torn from its caption. */
export function pictures({ pictures: all }: PicturesBlock, ink: Ink): Content {
  const drawable = all.filter(isDrawable)
  const [only, second] = drawable
  const rows =
    only && !second
      ? [[only]]
      : Array.from({ length: drawable.length / 2 + 0.5 }, (_, i) => drawable.slice(i * 2, i * 2 + 2))
  const room = only && !second ? alone : beside
  return {
    stack: [
      ...rows.map((row): Content => ({
        columns: row.map((one) => ({ ...captioned(one, room, ink), width: room.width })),
        columnGap: gap,
        unbreakable: true,
        margin: [0, 6, 0, 4],
      })),
      ...all.filter((one) => !isDrawable(one)).map((one): Content => undrawn(one, ink)),
    ],
    margin: [0, 2, 0, 4],
  }
}

const captioned = ({ content, mediaType, caption }: PaperPicture, room: typeof alone, ink: Ink) => ({
  stack: [
    {
      image: `data:${mediaType};base64,${content.toString('base64')}`,
      fit: [room.width, room.height] satisfies [number, number],
    },
    { text: ink.write(caption), margin: [0, 3, 0, 0] satisfies [number, number, number, number] },
  ],
})

const undrawn = ({ caption }: PaperPicture, ink: Ink): Content => ({
  text: ink.write(`写真：${caption}（この紙には刷れない形式の写真です）`),
  margin: [0, 2, 0, 2],
})

/** Where the header of a PNG tells its kind of colours and the order of its lines. */
const header = { colours: 25, order: 28 }
const seeThrough = [4, 6]

/** The PDF library draws JPEG as it comes, and PNG without unpacking as long as nothing is see-through or interlaced. */
function isDrawable({ content, mediaType }: PaperPicture): boolean {
  if (mediaType === 'image/jpeg') return true
  if (mediaType !== 'image/png') return false
  return !seeThrough.includes(content[header.colours]!) && content[header.order] === 0 && !content.includes('tRNS')
}
