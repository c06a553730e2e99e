import { crc32, deflateSync, inflateSync } from 'node:zlib'
import { coloursAnew } from './colours.ts'
import type { Stripped } from './jpeg.ts'
import { damaged, refuseFile } from './upload.ts'

/** What the pixels need; every text, time, place, second frame and unknown chunk stays outside. */
const needed = ['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'IDAT', 'IEND']
const signature = 8

/** Only the needed chunks, each checked by its sum. Ends with IEND: what hangs behind the picture is cut off. */
export function strippedPng(file: Buffer): Stripped {
  const kept: Buffer[] = [file.subarray(0, signature)]
  let size: { width: number; height: number } | null = null
  for (let at = signature; ;) {
    if (at + 12 > file.length) return damaged()
    const [length, name] = [file.readUInt32BE(at), file.toString('latin1', at + 4, at + 8)]
    const to = at + 12 + length
    if (to > file.length || crc32(file.subarray(at + 4, to - 4)) !== file.readUInt32BE(to - 4)) return damaged()
    if ((name === 'IHDR') !== (size === null)) return damaged()
    if (name === 'IHDR') size = { width: file.readUInt32BE(at + 8), height: file.readUInt32BE(at + 12) }
    if (name === 'iCCP') kept.push(...coloursOf(file.subarray(at + 8, to - 4)))
    else if (needed.includes(name)) kept.push(file.subarray(at, to))
    else if (/^[A-Z]/.test(name)) return refuseFile('この形式のPNGは使えません。写真アプリで保存しなおしてください')
    if (name === 'IEND') break
    at = to
  }
  const hasPixels = kept.some((chunk) => chunk.toString('latin1', 4, 8) === 'IDAT')
  return size && hasPixels ? { bytes: Buffer.concat(kept), ...size } : damaged()
}

/** A profile is small; one that unfolds to more is left out. */
const largestProfile = 16 * 1024

/** The profile written anew, as a chunk in the place of the old one. */
function coloursOf(data: Buffer): Buffer[] {
  const profile = coloursAnew(unfolded(data.subarray(data.indexOf(0) + 2)))
  if (!profile) return []
  const named = Buffer.concat([Buffer.from('iCCPRGB\0\0', 'latin1'), deflateSync(profile)])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(named.length - 4)
  sum.writeUInt32BE(crc32(named))
  return [Buffer.concat([length, named, sum])]
}

function unfolded(data: Buffer): Buffer {
  try {
    return inflateSync(data, { maxOutputLength: largestProfile })
  } catch {
    return Buffer.of()
  }
}
