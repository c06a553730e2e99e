import { type Stripped, strippedJpeg } from './jpeg.ts'
import { strippedPng } from './png.ts'
import { refuseFile } from './upload.ts'
import { strippedWebp } from './webp.ts'

/** A picture as it is stored: told by its bytes, and nothing in it but the picture. */
export interface CleanPicture extends Stripped {
  mediaType: 'image/jpeg' | 'image/png' | 'image/webp'
}

/** A small file can unfold into gigabytes in the memory of whoever looks at it. Telephones take up to fifty megapixels. */
const most = { side: 10_000, pixels: 50_000_000 }

const startsWith = (file: Buffer, hex: string) => file.subarray(0, hex.length / 2).equals(Buffer.from(hex, 'hex'))
const named = (file: Buffer, at: number) => file.toString('latin1', at, at + 4)

/** How an iPhone keeps its photographs; chosen on an iPhone itself they come as JPEG, because that is all we ask for. */
const isHeic = (file: Buffer) => named(file, 4) === 'ftyp' && /^(heic|heix|hevc|mif1|msf1)/.test(named(file, 8))
const heicWords =
  'iPhoneのHEIC形式の写真は、そのままでは使えません。iPhoneの「写真」からこの画面で選ぶと、自動でJPEGになります。パソコンでは、JPEGで書き出してから選んでください'

function stripped(file: Buffer): CleanPicture | null {
  if (startsWith(file, 'ffd8ff')) return { mediaType: 'image/jpeg', ...strippedJpeg(file) }
  if (startsWith(file, '89504e470d0a1a0a')) return { mediaType: 'image/png', ...strippedPng(file) }
  if (named(file, 0) === 'RIFF' && named(file, 8) === 'WEBP') return { mediaType: 'image/webp', ...strippedWebp(file) }
  return null
}

/**
 * 写真の検査: what kind it is say the first bytes, never its name. Place, time, camera, small copies and whatever hangs
 * behind the picture are left out before anything is stored; the pixels stay as they are. Null: it is no picture.
 */
export function cleanPictureOrNull(file: Buffer): CleanPicture | null {
  if (isHeic(file)) return refuseFile(heicWords)
  const clean = stripped(file)
  if (!clean) return null
  const { width, height } = clean
  if (width < 1 || height < 1) return refuseFile('写真の大きさを読み取れません。別の写真を選んでください')
  if (width > most.side || height > most.side || width * height > most.pixels)
    return refuseFile('写真の縦横が大きすぎます。小さくしてから、もう一度選んでください')
  return clean
}

/** The same where nothing but a picture will do. */
export function cleanPicture(file: Buffer): CleanPicture {
  return cleanPictureOrNull(file) ?? refuseFile('写真ではありません。使えるのは、JPEG・PNG・WebPの画像です')
}
