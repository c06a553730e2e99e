import { openSync, type Font } from 'fontkit'
import { typeface } from './fonts.ts'

let font: Font | undefined

/** The bold typeface of our papers, opened once. A collection of fonts would be a mistake in the package. */
function bold(): Font {
  if (font) return font
  const opened = openSync(typeface.bold)
  if (opened.type !== 'TTF') throw new Error('the typeface is not a single font')
  return (font = opened)
}

export interface Line {
  text: string
  /** Height of a letter. */
  size: number
  x: number
  /** Where the letters stand. */
  y: number
  align?: 'start' | 'middle'
}

/** A line of text as the outline of its letters (SVG path data), so that a picture looks the same on every machine. */
export function outlineOf({ text, size, x, y, align = 'start' }: Line): string {
  const { glyphs, positions, advanceWidth } = bold().layout(text)
  const scale = size / bold().unitsPerEm
  let at = align === 'middle' ? x - (advanceWidth * scale) / 2 : x
  return glyphs
    .map((glyph, i) => {
      const path = glyph.path.scale(scale, -scale).translate(at, y).toSVG()
      at += positions[i]!.xAdvance * scale
      return path.replaceAll(/\d+\.\d+/g, (number) => String(Math.round(Number(number) * 10) / 10))
    })
    .join('')
}
