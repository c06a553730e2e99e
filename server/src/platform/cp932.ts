import iconv from 'iconv-lite'

/** The mark for a letter that an encoding does not have, as on our papers. */
const missingMark = '〓'
/** Letters for which Windows and JIS chose different code points; they look alike and mean the same. */
const twins: Readonly<Record<string, string>> = {
  '〜': '～',
  '‖': '∥',
  '−': '－',
  '—': '―',
  '¢': '￠',
  '£': '￡',
  '¬': '￢',
  '\u00a0': ' ',
}
const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' })
const selectors = /[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]/gu

/** A text as CP932 can hold it, and every letter that it could not, with what stands there instead. */
export interface HeldText {
  text: string
  missing: { letter: string; instead: string }[]
}

/** Nothing vanishes silently: what CP932 does not have becomes 〓 (or the plain form of its letter) and is told. */
export function heldByCp932(text: string): HeldText {
  if (isHeld(text)) return { text, missing: [] }
  const missing: HeldText['missing'] = []
  const held = Array.from(graphemes.segment(text), ({ segment }) => {
    const same = [twinned(segment), twinned(segment.normalize('NFC'))].find(isHeld)
    if (same !== undefined) return same
    const plain = twinned(segment.replace(selectors, ''))
    const instead = isHeld(plain) ? plain : missingMark
    missing.push({ letter: segment, instead })
    return instead
  }).join('')
  return { text: held, missing }
}

/** Bytes of a text that `heldByCp932` has gone over. */
export const inCp932 = (text: string): Buffer => iconv.encode(text, 'cp932')

const twinned = (letters: string) => Array.from(letters, (letter) => twins[letter] ?? letter).join('')
const isHeld = (letters: string) => iconv.decode(iconv.encode(letters, 'cp932'), 'cp932') === letters
