import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deflateSync, inflateSync } from 'node:zlib'
import {
  displayP3,
  exifOf,
  jpegSegment,
  jpegWith,
  pdfOf,
  pngChunk,
  pngOf,
  realPictures,
  webpWith,
} from '../../../test/pictures.ts'
import { cleanDocument } from './document.ts'
import { cleanPicture } from './picture.ts'
import { bytesOf } from './upload.ts'

const secret = 'N35.6642 E138.5684 my house'
const detailOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  return 'taken'
}

/** The same WebP with another profile in the place of its own. */
function webpProfiled(file: Buffer, profile: Buffer): Buffer {
  const end = 38 + file.readUInt32LE(34)
  const longer = Buffer.concat([file.subarray(0, 38), profile, Buffer.alloc(profile.length % 2), file.subarray(end)])
  longer.writeUInt32LE(profile.length, 34)
  longer.writeUInt32LE(longer.length - 8, 4)
  return longer
}

/** The profile of a cleaned picture, by the sign that stands in each. */
function profileIn(bytes: Buffer): Buffer {
  const chunk = bytes.indexOf('iCCP')
  const held = chunk > 0 ? inflateSync(bytes.subarray(chunk + 9, chunk + 4 + bytes.readUInt32BE(chunk - 4))) : bytes
  const from = held.indexOf('acsp') - 36
  return held.subarray(from, from + held.readUInt32BE(from))
}

const withSecrets: Record<string, Buffer> = {
  'a JPEG with Exif': jpegWith(jpegSegment(0xe1, exifOf(1, secret))),
  'a JPEG with XMP, IPTC and a comment': jpegWith(
    jpegSegment(0xe1, `http://ns.adobe.com/xap/1.0/\0${secret}`),
    jpegSegment(0xed, `Photoshop 3.0\0${secret}`),
    jpegSegment(0xfe, secret),
  ),
  'a JPEG with something behind its end': Buffer.concat([realPictures.jpeg, Buffer.from(secret)]),
  'a JPEG that is an archive too': Buffer.concat([realPictures.jpeg, Buffer.from(`PK\u0003\u0004${secret}`)]),
  'a PNG with texts, Exif and a time': pngOf(24, 16, [
    pngChunk('tEXt', `Comment\0${secret}`),
    pngChunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${secret}`),
    pngChunk('eXIf', exifOf(1, secret)),
    pngChunk('prVt', secret),
  ]),
  'a PNG with something behind its end': Buffer.concat([pngOf(24, 16), Buffer.from(`<script>${secret}`)]),
  'a WebP with Exif': webpWith(realPictures.webp, 'EXIF', secret),
  'a WebP with XMP': webpWith(realPictures.webpSeeThrough, 'XMP ', secret),
  'a WebP with something unknown': webpWith(realPictures.webpLossless, 'SECR', secret),
  'a WebP with something behind its end': Buffer.concat([realPictures.webp, Buffer.from(secret)]),
}

describe('what is kept of a picture', () => {
  test.each(Object.entries(withSecrets))('%s: the pixels and nothing of the words, byte by byte', (_, file) => {
    expect(file.includes(secret)).toBe(true)

    const { bytes, width, height } = cleanPicture(file)

    expect(bytes.includes(secret)).toBe(false)
    expect(/Exif|ICC_PROFILE|ICCP|xap|Photoshop|Google/.test(bytes.toString('latin1'))).toBe(false)
    expect([width, height]).toEqual([24, 16])
  })

  const wide = {
    'a JPEG': jpegWith(jpegSegment(0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0\u0001\u0001'), displayP3(secret)]))),
    'a PNG': pngOf(24, 16, [
      pngChunk('iCCP', Buffer.concat([Buffer.from(`${secret.slice(0, 20)}\0\0`), deflateSync(displayP3(secret))])),
    ]),
    'a WebP': webpProfiled(realPictures.webp, displayP3(secret)),
    'a WebP that one can see through': webpProfiled(realPictures.webpLossless, displayP3(secret)),
  }
  test.each(Object.entries(wide))(
    '%s with the colours of a newer telephone keeps their numbers, and no words',
    (_, file) => {
      const { bytes } = cleanPicture(file)
      const profile = profileIn(bytes)

      expect(bytes.includes(secret) || profile.includes(secret)).toBe(false)
      for (const corner of ['000083df00003dbfffffffbb', '00004abf0000b13700000ab9', '000028380000110b0000c8b9'])
        expect(profile.includes(Buffer.from(corner, 'hex'))).toBe(true)
      expect(profile.readUInt32BE(0)).toBe(profile.length)
      expect(cleanPicture(bytes).bytes).toEqual(bytes)
    },
  )

  test('a profile that unfolds to megabytes, or is a long table, is left out', () => {
    const bomb = pngChunk('iCCP', Buffer.concat([Buffer.from('a\0\0'), deflateSync(Buffer.alloc(5_000_000))]))
    const table = displayP3('')
    table.write('curv', table.lastIndexOf('para'), 'latin1')

    expect(cleanPicture(pngOf(24, 16, [bomb])).bytes).toEqual(pngOf(24, 16))
    expect(cleanPicture(webpProfiled(realPictures.webp, table))).toEqual(cleanPicture(realPictures.webp))
  })

  test('cleaning twice changes nothing more', () => {
    for (const file of [...Object.values(withSecrets), ...Object.values(realPictures)]) {
      const once = cleanPicture(file)
      expect(cleanPicture(once.bytes)).toEqual(once)
    }
  })

  test('a telephone held upright: which way is up is kept, and the size is the one that is seen', () => {
    const turned = cleanPicture(jpegWith(jpegSegment(0xe1, exifOf(6, secret))))

    expect([turned.width, turned.height]).toEqual([16, 24])
    expect(turned.bytes.includes(secret)).toBe(false)
    expect(turned.bytes.subarray(2, 4).toString('hex')).toBe('ffe1')
    expect(turned.bytes[31]).toBe(6)
    expect(turned.bytes.length).toBe(cleanPicture(realPictures.jpeg).bytes.length + 36)
  })

  test('the type is told by the bytes', () => {
    expect(cleanPicture(realPictures.jpeg).mediaType).toBe('image/jpeg')
    expect(cleanPicture(pngOf(1, 1)).mediaType).toBe('image/png')
    expect(cleanPicture(realPictures.webp).mediaType).toBe('image/webp')
  })
})

describe('what is not taken as a picture', () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
  const refused: [string, Buffer, RegExp][] = [
    ['a page', Buffer.from('<!doctype html><script>1</script>'), /写真ではありません/],
    ['a drawing that can act', svg, /写真ではありません/],
    ['a PDF', pdfOf(), /写真ではありません/],
    ['an animation of old', Buffer.from('GIF89a'), /写真ではありません/],
    ['a picture of a telephone that no browser draws', Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0'), /HEIC/],
    ['a JPEG by its first bytes only', Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), svg]), /壊れている/],
    ['a JPEG that was cut off', realPictures.jpeg.subarray(0, -30), /壊れている/],
    ['a PNG that was cut off', pngOf(24, 16).subarray(0, -4), /壊れている/],
    ['a PNG of which a byte was changed', Buffer.from(pngOf(24, 16)).fill(1, 30, 31), /壊れている/],
    ['a WebP that was cut off', realPictures.webp.subarray(0, -4), /壊れている/],
    ['a WebP that moves', webpWith(realPictures.webp, 'ANIM', '\0\0\0\0\0\0'), /動く画像/],
    ['a PNG that unfolds to a gigabyte', pngOf(30_000, 30_000), /大きすぎます/],
    ['a PNG one pixel high and endlessly wide', pngOf(10_001, 1), /大きすぎます/],
    ['a PNG without size', pngOf(0, 16), /大きさを読み取れません/],
    ['nothing', Buffer.of(), /写真ではありません/],
  ]
  test.each(refused)('%s', (_, file, words) => {
    expect(detailOf(() => cleanPicture(file))).toMatch(words)
  })

  test('whatever comes: a picture, or a no in words, never a crash', () => {
    const starts = [...Object.values(withSecrets), ...Object.values(realPictures), pdfOf()]
    const damage = fc.tuple(fc.constantFrom(...starts), fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 8 }))
    fc.assert(
      fc.property(damage, ([file, at, put]) => {
        const hurt = Buffer.from(file)
        hurt.set(put.subarray(0, Math.max(0, hurt.length - (at % hurt.length))), at % hurt.length)
        expect(detailOf(() => cleanPicture(hurt))).toMatch(/taken|[ぁ-ん]/)
        expect(detailOf(() => cleanDocument(hurt))).toMatch(/taken|[ぁ-ん]/)
      }),
      { numRuns: 400 },
    )
  })
})

describe('documents', () => {
  test('are PDFs from the first byte to the end, or pictures without their words', () => {
    expect(cleanDocument(pdfOf())).toEqual({ bytes: pdfOf(), mediaType: 'application/pdf' })
    expect(cleanDocument(withSecrets['a JPEG with Exif']!).bytes.includes(secret)).toBe(false)
  })

  test.each([
    ['a PDF that acts', pdfOf('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'), /しかけ/],
    ['a PDF that carries a file', pdfOf('/Type /EmbeddedFile'), /しかけ/],
    ['a PDF behind something else', Buffer.concat([Buffer.from('<script>'), pdfOf()]), /PDFか画像/],
    ['a PDF with an archive behind it', Buffer.concat([pdfOf(), Buffer.from('PK\u0003\u0004')]), /壊れている/],
    [
      'a picture of a telephone that no browser draws',
      Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0'),
      /HEIC.*JPEGで書き出して/,
    ],
    ['a letter of an office program', Buffer.from('PK\u0003\u0004word/document.xml'), /PDFか画像/],
  ])('%s is refused', (_, file, words) => {
    expect(detailOf(() => cleanDocument(file))).toMatch(words)
  })
})

test('a file that is too large is refused before it is read', () => {
  expect(detailOf(() => bytesOf('A'.repeat(5_600_000), 4 * 1024 * 1024))).toMatch(/4MBまで/)
  expect(bytesOf(Buffer.from('ab').toString('base64'), 2).toString()).toBe('ab')
  expect(detailOf(() => bytesOf(Buffer.from('abc').toString('base64'), 2))).toMatch(/大きすぎます/)
})
