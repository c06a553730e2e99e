import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** The typeface of every paper, embedded in the file so that it looks the same on each printer. */
export const typeface = {
  normal: require.resolve('@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/noto-sans-jp/700Bold/NotoSansJP_700Bold.ttf'),
}

let known: ReadonlySet<number> | undefined

/** Whether the typeface has a shape for this character; the regular and the bold weight hold the same ones. */
export const hasShape = (codePoint: number): boolean =>
  (known ??= charactersIn(readFileSync(typeface.normal))).has(codePoint)

/** The characters of a TrueType font, read from its format 12 character map (the one that reaches beyond U+FFFF). */
function charactersIn(font: Buffer): ReadonlySet<number> {
  const cmap = tableAt(font, 'cmap')
  const subtables = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, i) => cmap + font.readUInt32BE(cmap + 8 + 8 * i),
  )
  const map = subtables.find((at) => font.readUInt16BE(at) === 12)
  if (map === undefined) throw new Error('the typeface has no format 12 character map')

  const characters = new Set<number>()
  for (let group = 0; group < font.readUInt32BE(map + 12); group++) {
    const at = map + 16 + 12 * group
    for (let code = font.readUInt32BE(at); code <= font.readUInt32BE(at + 4); code++) characters.add(code)
  }
  return characters
}

function tableAt(font: Buffer, tag: string): number {
  const entries = Array.from({ length: font.readUInt16BE(4) }, (_, i) => 12 + 16 * i)
  const entry = entries.find((at) => font.toString('latin1', at, at + 4) === tag)
  if (entry === undefined) throw new Error(`the typeface has no ${tag} table`)
  return font.readUInt32BE(entry + 8)
}
