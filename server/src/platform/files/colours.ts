/**
 * 色の範囲: a colour profile says how the pixels' colours are meant; without it those of a newer telephone look pale. As it
 * comes it may hold anything (the name of a screen or of its owner), so it is written anew: three corners and their curves
 * as numbers, about a hundred bytes of the original, and words of our own around them.
 */
const d50 = Buffer.from('58595a20000000000000f6d6000100000000d32d', 'hex')
/** sRGB, which is assumed where nothing is said. */
const usual = ['00006fa2000038f500000390', '000062990000b785000018da', '000024a000000f840000b6cf']
const corners = ['rXYZ', 'gXYZ', 'bXYZ'] as const
const curves = ['rTRC', 'gTRC', 'bTRC'] as const
/** Numbers of a parametric curve, by its kind. */
const parameters = [1, 3, 4, 5, 7]
const named = (from: Buffer, at: number) => from.toString('latin1', at, at + 4)

/** The profile written anew; null where it says nothing unusual, or something that numbers cannot. */
export function coloursAnew(profile: Buffer): Buffer | null {
  if (profile.length < 132 || named(profile, 16) !== 'RGB ' || named(profile, 20) !== 'XYZ ') return null
  const seen = corners.map((name) => cornerOf(tagOf(profile, name)))
  const bent = curves.map((name) => curveOf(tagOf(profile, name)))
  const isUsual = seen.every((corner, index) => corner?.toString('hex', 8) === usual[index])
  if (isUsual || seen.includes(null) || bent.includes(null)) return null
  return written([
    ['desc', words('RGB')],
    ['cprt', words('CC0')],
    ['wtpt', d50],
    ...corners.map((name, index): Tag => [name, seen[index]!]),
    ...curves.map((name, index): Tag => [name, bent[index]!]),
  ])
}

function tagOf(profile: Buffer, name: string): Buffer {
  const count = Math.min(profile.readUInt32BE(128), 100)
  for (let at = 132; at < 132 + count * 12 && at + 12 <= profile.length; at += 12)
    if (named(profile, at) === name) {
      const from = profile.readUInt32BE(at + 4)
      return profile.subarray(from, from + profile.readUInt32BE(at + 8))
    }
  return Buffer.of()
}

const cornerOf = (tag: Buffer) =>
  named(tag, 0) === 'XYZ ' && tag.length >= 20 ? typed('XYZ ', tag.subarray(8, 20)) : null

/** A formula of up to seven numbers, or one exponent; a long table is not kept. */
function curveOf(tag: Buffer): Buffer | null {
  if (tag.length < 12) return null
  const type = named(tag, 0)
  const formula = type === 'para' ? parameters[tag.readUInt16BE(8)] : undefined
  if (formula && tag.length >= 12 + formula * 4) {
    const numbers = Buffer.from(tag.subarray(8, 12 + formula * 4))
    numbers.fill(0, 2, 4)
    return typed('para', numbers)
  }
  const entries = type === 'curv' ? tag.readUInt32BE(8) : 2
  return entries <= 1 && tag.length >= 12 + entries * 2 ? typed('curv', tag.subarray(8, 12 + entries * 2)) : null
}

type Tag = [name: string, data: Buffer]
const typed = (type: string, data: Buffer) => Buffer.concat([Buffer.from(`${type}\0\0\0\0`, 'latin1'), data])

const words = (text: string): Buffer => {
  const said = Buffer.from(text, 'utf16le').swap16()
  const head = Buffer.from('000000010000000c656e5553000000000000001c', 'hex')
  head.writeUInt32BE(said.length, 12)
  return typed('mluc', Buffer.concat([head, said]))
}

function written(tags: Tag[]): Buffer {
  const head = Buffer.alloc(132 + tags.length * 12)
  head.writeUInt32BE(0x04200000, 8)
  head.write('mntrRGB XYZ ', 12, 'latin1')
  head.write('acsp', 36, 'latin1')
  d50.copy(head, 68, 8)
  head.writeUInt32BE(tags.length, 128)
  const parts: Buffer[] = [head]
  let at = head.length
  for (const [index, [name, data]] of tags.entries()) {
    head.write(name, 132 + index * 12, 'latin1')
    head.writeUInt32BE(at, 136 + index * 12)
    head.writeUInt32BE(data.length, 140 + index * 12)
    parts.push(data, Buffer.alloc(-data.length & 3))
    at += data.length + (-data.length & 3)
  }
  head.writeUInt32BE(at, 0)
  return Buffer.concat(parts)
}
