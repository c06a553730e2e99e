import { hasShape } from './fonts.ts'

/** The printer's traditional mark for a letter that is missing from the case. */
export const missingMark = '〓'

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' })
const invisible = /[\p{Cc}\p{Cf}\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]/gu

/** Writes text with the letters the typeface has, and remembers which it had to leave out. */
export interface Ink {
  write: (text: string) => string
  missing: ReadonlySet<string>
}

/** Fresh ink for one paper. No letter vanishes silently: what cannot be drawn becomes 〓 and is told at the end. */
export function freshInk(): Ink {
  const missing = new Set<string>()

  const drawn = (letter: string): string => {
    const nearest = [letter, letter.normalize('NFC'), letter.normalize('NFKC')].find(canDraw)
    if (nearest !== undefined) return nearest
    missing.add(letter)
    return missingMark
  }

  return {
    missing,
    write: (text) =>
      text
        .split(/\r\n|\r|\n/)
        .map((line) => writeLine(line, drawn))
        .join('\n'),
  }
}

function writeLine(line: string, drawn: (letter: string) => string): string {
  const visible = line.replaceAll('\t', ' ').replace(invisible, '')
  if (canDraw(visible)) return visible
  return Array.from(graphemes.segment(line.replaceAll('\t', ' ')), ({ segment }) => {
    const letter = segment.replace(invisible, '')
    return letter === '' ? '' : drawn(letter)
  }).join('')
}

/** A mark that joins the letter before it (NFD が) would be drawn beside it, so it counts as not drawable. */
const canDraw = (text: string) =>
  !/\p{M}/u.test(text) && Array.from(text).every((char) => hasShape(char.codePointAt(0) ?? 0))
