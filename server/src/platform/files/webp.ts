import { coloursAnew } from './colours.ts'
import type { Stripped } from './jpeg.ts'
import { damaged, refuseFile } from './upload.ts'

const flag = { alpha: 0x10, colours: 0x20 }

interface Chunk {
  name: string
  bytes: Buffer
  data: Buffer
}

/** Only the picture, its transparency and how its colours are meant; the file is written anew around them, so nothing can hang behind it. */
export function strippedWebp(file: Buffer): Stripped {
  const chunks = chunksOf(file)
  if (chunks.some(({ name }) => name === 'ANIM' || name === 'ANMF'))
    return refuseFile('動く画像は使えません。動かない写真を選んでください')
  const pixels = chunks.find(({ name }) => name === 'VP8 ' || name === 'VP8L') ?? damaged()
  const size = sizeOf(pixels)
  const transparency = pixels.name === 'VP8 ' ? chunks.find(({ name }) => name === 'ALPH') : undefined
  const colours = coloursOf(chunks)
  const seesThrough = transparency !== undefined || (pixels.name === 'VP8L' && (pixels.data[4]! & 0x10) !== 0)
  const around = [...(colours ? [colours] : []), ...(transparency ? [transparency.bytes] : [])]
  const flags = (colours ? flag.colours : 0) + (seesThrough ? flag.alpha : 0)
  const parts = around.length > 0 ? [head(size, flags), ...around, pixels.bytes] : [pixels.bytes]
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...parts])
  const start = Buffer.alloc(8)
  start.write('RIFF', 'latin1')
  start.writeUInt32LE(body.length, 4)
  return { bytes: Buffer.concat([start, body]), ...size }
}

function chunksOf(file: Buffer): Chunk[] {
  if (file.length < 20) return damaged()
  const end = 8 + file.readUInt32LE(4)
  if (end > file.length) return damaged()
  const chunks: Chunk[] = []
  for (let at = 12; at < end;) {
    if (at + 8 > end) return damaged()
    const length = file.readUInt32LE(at + 4)
    const to = at + 8 + length + (length % 2)
    if (at + 8 + length > end) return damaged()
    const bytes = file.subarray(at, Math.min(to, end))
    chunks.push({
      name: file.toString('latin1', at, at + 4),
      bytes: padded(bytes),
      data: bytes.subarray(8, 8 + length),
    })
    at = to
  }
  return chunks
}

/** Chunks have an even length; the last byte says nothing. */
const padded = (bytes: Buffer): Buffer => {
  const even = Buffer.concat([bytes, Buffer.alloc(bytes.length % 2)])
  if (bytes.readUInt32LE(4) % 2 === 1) even[even.length - 1] = 0
  return even
}

/** The pixels' own words about how many they are; what stands around them could lie. */
function sizeOf({ name, data }: Chunk): { width: number; height: number } {
  if (data.length < 10) return damaged()
  if (name === 'VP8L') {
    if (data[0] !== 0x2f) return damaged()
    const bits = data.readUInt32LE(1)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  const isKey = (data[0]! & 1) === 0 && data.readUIntBE(3, 3) === 0x9d012a
  return isKey ? { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff } : damaged()
}

/** The profile written anew, as a chunk. */
function coloursOf(chunks: readonly Chunk[]): Buffer | null {
  const said = chunks.find(({ name }) => name === 'ICCP')
  const profile = said && coloursAnew(said.data)
  if (!profile) return null
  const start = Buffer.alloc(8)
  start.write('ICCP', 'latin1')
  start.writeUInt32LE(profile.length, 4)
  return Buffer.concat([start, profile])
}

/** The header that a picture with transparency or a colour profile needs, and no flag but theirs. */
function head({ width, height }: { width: number; height: number }, flags: number): Buffer {
  const chunk = Buffer.alloc(18)
  chunk.write('VP8X', 'latin1')
  chunk.writeUInt32LE(10, 4)
  chunk[8] = flags
  chunk.writeUIntLE(width - 1, 12, 3)
  chunk.writeUIntLE(height - 1, 15, 3)
  return chunk
}
