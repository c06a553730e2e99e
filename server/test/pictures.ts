import { crc32, deflateSync } from 'node:zlib'

const bytes = (base64: string): Buffer => Buffer.from(base64, 'base64')

/** Tiny pictures as a browser wrote them, 24 × 16; each carries a colour profile, as those of telephones do. */
export const realPictures = {
  jpeg: bytes(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAQABgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAVEAEBAAAAAAAAAAAAAAAAAAAAAf/EABUBAQEAAAAAAAAAAAAAAAAAAAQF/8QAJBEAAQAHCQAAAAAAAAAAAAAAABETFSMlMTJRUmJjgYKRkvD/2gAMAwEAAhEDEQA/AJpCwlLR36/BpZzMlQ1m5+691p8kAFEY/9k=',
  ),
  webp: bytes(
    'UklGRloCAABXRUJQVlA4WAoAAAAgAAAAFwAADwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggbAAAABAFAJ0BKhgAEAA+tUieSackIqEwCADgFolqAJ0cwEwAXP/6AH+A3lX/ge6B5AALQwAA/tE6+Mz2FJlJh6wBDDKJRmb2pLEkaQdfveB6m2Tbc+7/H+rRErPce/4DSzp3z3EApjXoOSW5qGA8AA==',
  ),
  webpSeeThrough: bytes(
    'UklGRngCAABXRUJQVlA4WAoAAAAwAAAAFwAADwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZBTFBIFAAAAAEPMP8REUJIQHjg/1rdgoj+RzIDVlA4IG4AAAAwBACdASoYABAAPrVKnkonJCKhsAgA4BaJagCpA3/9JV/4HugeQAC0Y4AA/tE5BVjPyGDOFdNPAAdiIZAEwDD1/5kger0/3vwblItwqVlXDj+RUaS92Hx/gyiq7hY3XHBH4duR8ODP+8GH+IAAAA==',
  ),
  webpLossless: bytes(
    'UklGRhwCAABXRUJQVlA4WAoAAAAwAAAAFwAADwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDhMLgAAAC8XwAMQFyAQSPJHGGHi+RcIJFnPsPX8B6wdCCRtVnIll/Q8QUT/x0EFJnU2/wE=',
  ),
}

const u32 = (value: number): Buffer => {
  const four = Buffer.alloc(4)
  four.writeUInt32BE(value)
  return four
}

/** One chunk of a PNG. */
export const pngChunk = (name: string, data: Buffer | string): Buffer => {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), Buffer.from(data)])
  return Buffer.concat([u32(named.length - 4), named, u32(crc32(named))])
}

/** A grey PNG of any size; it may claim more than it holds, and carry further chunks before its pixels. */
export const pngOf = (width: number, height: number, further: readonly Buffer[] = []): Buffer => {
  const head = Buffer.concat([u32(width), u32(height), Buffer.from([8, 0, 0, 0, 0])])
  const pixels = deflateSync(Buffer.alloc(Math.min((width + 1) * height, 1_000), 0))
  const chunks = [pngChunk('IHDR', head), ...further, pngChunk('IDAT', pixels), pngChunk('IEND', '')]
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks])
}

/** One segment of a JPEG. */
export const jpegSegment = (marker: number, data: Buffer | string): Buffer => {
  const held = Buffer.from(data)
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(held.length + 2, 2)
  return Buffer.concat([head, held])
}

const tag = (type: string, data: string) =>
  Buffer.concat([Buffer.from(`${type}\0\0\0\0`, 'latin1'), Buffer.from(data, 'hex')])
/** A colour profile as telephones write it; Display P3 in numbers, with words of the screen it was made on. */
export function displayP3(words: string): Buffer {
  const curve = tag('para', '00030000000266660000f2a700000d59000013d000000a5b')
  const tags: [string, Buffer][] = [
    ['desc', tag('text', Buffer.from(words).toString('hex'))],
    ['rXYZ', tag('XYZ ', '000083df00003dbfffffffbb')],
    ['gXYZ', tag('XYZ ', '00004abf0000b13700000ab9')],
    ['bXYZ', tag('XYZ ', '000028380000110b0000c8b9')],
    ...['rTRC', 'gTRC', 'bTRC'].map((name): [string, Buffer] => [name, curve]),
  ]
  const head = Buffer.alloc(132 + tags.length * 12)
  head.write('mntrRGB XYZ ', 12, 'latin1')
  head.write('acsp', 36, 'latin1')
  head.writeUInt32BE(tags.length, 128)
  let at = head.length
  for (const [index, [name, data]] of tags.entries()) {
    head.write(name, 132 + index * 12, 'latin1')
    head.writeUInt32BE(at, 136 + index * 12)
    head.writeUInt32BE(data.length, 140 + index * 12)
    at += data.length
  }
  head.writeUInt32BE(at, 0)
  return Buffer.concat([head, ...tags.map(([, data]) => data)])
}

/** The Exif block of a telephone: which way is up, and a place in words. */
export const exifOf = (orientation: number, words: string): Buffer =>
  Buffer.concat([
    Buffer.from('Exif\0\0', 'latin1'),
    Buffer.from('49492a0008000000', 'hex'),
    Buffer.from('0100', 'hex'),
    Buffer.from(`12010300010000000${orientation}000000`, 'hex'),
    Buffer.from('00000000', 'hex'),
    Buffer.from(words),
  ])

/** The same JPEG with something before its tables. */
export const jpegWith = (...segments: Buffer[]): Buffer =>
  Buffer.concat([realPictures.jpeg.subarray(0, 2), ...segments, realPictures.jpeg.subarray(2)])

/** One more chunk in a WebP. */
export const webpWith = (file: Buffer, name: string, data: string): Buffer => {
  const held = Buffer.from(data)
  const head = Buffer.alloc(8)
  head.write(name, 'latin1')
  head.writeUInt32LE(held.length, 4)
  const longer = Buffer.concat([file, head, held, Buffer.alloc(held.length % 2)])
  longer.writeUInt32LE(longer.length - 8, 4)
  return longer
}

/** A PDF of one empty page, roughly; `inside` stands in its body. */
export const pdfOf = (inside = ''): Buffer =>
  Buffer.from(`%PDF-1.7\n1 0 obj\n<< ${inside} >>\nendobj\ntrailer\n%%EOF\n`)
