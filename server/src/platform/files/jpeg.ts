import { coloursAnew } from './colours.ts'
import { damaged, refuseFile } from './upload.ts'

/** A picture without anything but its pixels. Width and height as it is to be seen. */
export interface Stripped {
  bytes: Buffer
  width: number
  height: number
}

const mark = { start: 0xd8, end: 0xd9, scan: 0xda, exif: 0xe1, colours: 0xe2, adobe: 0xee }
/** Baseline, extended and progressive: what every browser draws. */
const frames = [0xc0, 0xc1, 0xc2]
/** Huffman tables, quantization tables, restart interval. */
const tables = [0xc4, 0xdb, 0xdd]
const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7
/** Words for programs (APP0–APP15) and for people (COM): where the place, the camera and small copies are kept. */
const isWords = (marker: number) => (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe

/** Only the frame, the tables and the scans stay; which way is up and how colours are meant are written anew. Ends at the end of the picture. */
export function strippedJpeg(file: Buffer): Stripped {
  const kept: Buffer[] = []
  let [at, orientation, hasScan] = [2, 1, false]
  let size: { width: number; height: number } | null = null
  let colours: Buffer | null = null
  for (;;) {
    const segment = segmentAt(file, at)
    const { marker, payload } = segment
    at = segment.to
    if (marker === mark.end) break
    if (marker === mark.exif && orientation === 1) orientation = orientationOf(payload)
    if (marker === mark.colours) colours ??= coloursOf(payload)
    if (frames.includes(marker)) {
      if (size || payload.length < 6) return damaged()
      size = { height: payload.readUInt16BE(1), width: payload.readUInt16BE(3) }
    }
    if (marker === mark.scan) {
      if (!size) return damaged()
      hasScan = true
      at = endOfScan(file, at)
      kept.push(file.subarray(segment.from, at))
    } else if (frames.includes(marker) || tables.includes(marker) || isAdobe(segment)) kept.push(segment.bytes)
    else if (!isWords(marker)) return refuseFile('この形式のJPEGは使えません。写真アプリで保存しなおしてください')
  }
  if (!size || !hasScan) return damaged()
  const isTurned = orientation >= 5
  return {
    bytes: Buffer.concat([startOf(orientation), ...(colours ? [colours] : []), ...kept, Buffer.from([0xff, mark.end])]),
    width: isTurned ? size.height : size.width,
    height: isTurned ? size.width : size.height,
  }
}

interface Segment {
  marker: number
  from: number
  to: number
  bytes: Buffer
  payload: Buffer
}

function segmentAt(file: Buffer, from: number): Segment {
  let at = from
  if (file[at] !== 0xff) return damaged()
  while (file[at + 1] === 0xff) at++
  const marker = file[at + 1] ?? damaged()
  if (marker === mark.end)
    return { marker, from: at, to: at + 2, bytes: file.subarray(at, at + 2), payload: Buffer.of() }
  if (at + 4 > file.length || marker < 0xc0 || marker === mark.start || isRestart(marker)) return damaged()
  const to = at + 2 + file.readUInt16BE(at + 2)
  if (to < at + 4 || to > file.length) return damaged()
  return { marker, from: at, to, bytes: file.subarray(at, to), payload: file.subarray(at + 4, to) }
}

/** Where the next marker after the pixels of a scan stands; FF 00 is a pixel, FF D0–D7 a mark within. */
function endOfScan(file: Buffer, from: number): number {
  let at = file.indexOf(0xff, from)
  while (at >= 0 && (file[at + 1] === 0 || isRestart(file[at + 1] ?? -1))) at = file.indexOf(0xff, at + 2)
  return at < 0 || at + 1 >= file.length ? damaged() : at
}

/** How the colours are meant: without it some pictures turn green. Nothing else fits into its twelve bytes. */
const isAdobe = ({ marker, payload }: Segment) =>
  marker === mark.adobe && payload.length === 12 && payload.toString('latin1', 0, 5) === 'Adobe'

/** Its name, and that it is the only part; a profile in several parts is a long table. */
const profileHead = Buffer.from('ICC_PROFILE\0\u0001\u0001', 'latin1')

function coloursOf(payload: Buffer): Buffer | null {
  if (!payload.subarray(0, profileHead.length).equals(profileHead)) return null
  const profile = coloursAnew(payload.subarray(profileHead.length))
  if (!profile) return null
  const head = Buffer.from([0xff, mark.colours, 0, 0])
  head.writeUInt16BE(2 + profileHead.length + profile.length, 2)
  return Buffer.concat([head, profileHead, profile])
}

const turned = Buffer.from('ffe100224578696600004d4d002a00000008000101120003000000010000000000000000', 'hex')

/** The beginning of the file, and where a picture was taken sideways the one fact that says so. */
function startOf(orientation: number): Buffer {
  const start = Buffer.from([0xff, mark.start])
  if (orientation === 1) return start
  const exif = Buffer.from(turned)
  exif[29] = orientation
  return Buffer.concat([start, exif])
}

/** 1 (upright) to 8, out of the first directory of the Exif block; whatever does not fit is upright. */
function orientationOf(payload: Buffer): number {
  const tiff = payload.subarray(6)
  if (payload.toString('latin1', 0, 6) !== 'Exif\0\0' || tiff.length < 10) return 1
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const u16 = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (directory + 2 > tiff.length) return 1
  const count = u16(directory)
  for (let entry = directory + 2, n = 0; n < count && entry + 12 <= tiff.length; entry += 12, n++) {
    const value = u16(entry + 8)
    if (u16(entry) === 0x0112) return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}
