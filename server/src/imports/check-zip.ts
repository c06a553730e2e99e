import { Refusal } from '@app/shared'
import { inflateRawSync } from 'node:zlib'

/** What a workbook of an office may weigh. Real ledgers stay far below. */
const most = { entries: 200, ratio: 100, inflated: 20 * 1024 * 1024 }
const zip = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 }

interface Entry {
  name: string
  method: number
  packed: number
  inflated: number
  offset: number
}

const refuse = (detail: string): never => {
  throw new Refusal('file-not-understood', detail)
}

const broken = 'ファイルが壊れているか、Excelのファイルではありません'
const tooBig = 'ファイルの中身が大きすぎます。必要な表だけを新しいファイルに入れてください'

/** The table of contents stands at the end; it must lie where it says and fill the file to its last byte. */
const findDirectory = (file: Buffer): { count: number; from: number; to: number } => {
  const end = file.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  if (end < 0 || end + 22 > file.length) return refuse(broken)
  const [disk, count, size, from, comment] = [
    file.readUInt32LE(end + 4),
    file.readUInt16LE(end + 10),
    file.readUInt32LE(end + 12),
    file.readUInt32LE(end + 16),
    file.readUInt16LE(end + 20),
  ]
  const isWhole =
    disk === 0 && count === file.readUInt16LE(end + 8) && end + 22 + comment === file.length && from + size === end
  return isWhole ? { count, from, to: end } : refuse(broken)
}

const readEntries = (file: Buffer): Entry[] => {
  const { count, from, to } = findDirectory(file)
  if (count > most.entries) refuse(tooBig)
  const entries: Entry[] = []
  let at = from
  for (let index = 0; index < count; index++) {
    if (at + 46 > to || file.readUInt32LE(at) !== zip.central) refuse(broken)
    const [nameLength, extra, comment] = [
      file.readUInt16LE(at + 28),
      file.readUInt16LE(at + 30),
      file.readUInt16LE(at + 32),
    ]
    if (file.readUInt16LE(at + 8) & 0x41)
      refuse('パスワードのかかったファイルは読み取れません。パスワードを外してください')
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + nameLength),
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      inflated: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + extra + comment
  }
  return at === to ? entries : refuse(broken)
}

/** Where an entry's packed bytes lie, by its own local header. */
const placeOf = (file: Buffer, entry: Entry): { from: number; to: number } => {
  if (entry.offset + 30 > file.length || file.readUInt32LE(entry.offset) !== zip.local) refuse(broken)
  const from = entry.offset + 30 + file.readUInt16LE(entry.offset + 26) + file.readUInt16LE(entry.offset + 28)
  return { from, to: from + entry.packed }
}

/** Two entries that share bytes are how a small file pretends to be a huge one. */
const checkPlaces = (file: Buffer, entries: readonly Entry[], end: number): void => {
  const places = entries
    .map((entry) => ({ ...placeOf(file, entry), start: entry.offset }))
    .sort((a, b) => a.start - b.start)
  places.forEach(({ to }, index) => {
    if (to > (places[index + 1]?.start ?? end)) refuse(broken)
  })
}

const checkSizes = (entries: readonly Entry[]): void => {
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0)
  const inflated = entries.reduce((sum, entry) => sum + entry.inflated, 0)
  if (inflated > most.inflated || inflated > packed * most.ratio) refuse(tooBig)
  if (entries.some((entry) => entry.inflated > Math.max(entry.packed, 1) * most.ratio)) refuse(tooBig)
}

const checkNames = (entries: readonly Entry[]): void => {
  const names = entries.map(({ name }) => name.toLowerCase())
  if (
    new Set(names).size < names.length ||
    names.some((name) => name.startsWith('/') || name.includes('..') || name.includes('\\'))
  )
    refuse(broken)
  if (names.some((name) => /\.(?:zip|xlsx|xlsm|xlsb|docx|jar|gz|7z|rar)$/u.test(name)))
    refuse('ファイルの中に別のファイルが入っています')
  if (names.some((name) => name.endsWith('vbaproject.bin')))
    refuse('マクロの入ったファイルは受け付けません。「.xlsx」で保存しなおしてください')
  if (!names.includes('[content_types].xml') || !names.includes('xl/workbook.xml')) refuse(broken)
}

/** The size an entry claims is a promise: one byte more and unpacking stops. */
const unpack = (file: Buffer, entry: Entry): Buffer => {
  const { from, to } = placeOf(file, entry)
  const packed = file.subarray(from, to)
  if (entry.method === 0) return packed.length === entry.inflated ? packed : refuse(broken)
  if (entry.method !== 8) return refuse(broken)
  try {
    const bytes = inflateRawSync(packed, { maxOutputLength: Math.max(entry.inflated, 1) })
    return bytes.length === entry.inflated ? bytes : refuse(broken)
  } catch {
    return refuse(broken)
  }
}

const isXml = (name: string): boolean => /\.(?:xml|rels|vml)$/iu.test(name)

/** A workbook never needs declarations in its XML; attacks do. Other encodings would only hide them. */
const checkContent = (name: string, bytes: Buffer): void => {
  if (bytes.length > 4 && bytes.readUInt32LE(0) === zip.local) refuse('ファイルの中に別のファイルが入っています')
  if (!isXml(name)) return
  if (bytes.subarray(0, 64).includes(0) || bytes[0] === 0xfe || bytes[0] === 0xff) refuse(broken)
  const hasEncodingOfItsOwn = /encoding\s{0,4}=\s{0,4}["'](?!utf-?8["'])/iu.test(bytes.toString('latin1', 0, 200))
  if (hasEncodingOfItsOwn || /<!(?:DOCTYPE|ENTITY)/iu.test(bytes.toString('latin1')))
    refuse('ファイルの中に、表に必要のない指示が入っています')
}

/**
 * 取り込む前の検査: is this really a workbook of reasonable size? Looks at the table of contents first, then unpacks
 * entry by entry under the sizes it promised. Throws a refusal that says what is wrong; nothing is parsed before.
 */
export const checkZip = (file: Buffer): void => {
  if (file.length < 22) refuse(broken)
  if (file.readUInt32LE(0) === 0xe011cfd0)
    refuse('古い形式（.xls）か、パスワードのかかったファイルです。「.xlsx」で保存しなおしてください')
  if (file.readUInt32LE(0) !== zip.local) refuse(broken)
  const entries = readEntries(file)
  checkNames(entries)
  checkSizes(entries)
  checkPlaces(file, entries, findDirectory(file).from)
  for (const entry of entries) checkContent(entry.name, unpack(file, entry))
}
