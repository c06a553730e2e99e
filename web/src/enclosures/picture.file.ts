import { largestFile, type PictureKind } from '@app/shared/enclosures/enclosure-words'
import { base64Of } from '../app/file.ts'
import { say } from '../app/i18n.ts'

/** Longest side in pixels: sharp on every screen, and a few hundred kilobytes instead of many megabytes on the way. */
const longest = { picture: 1_600, logo: 800 } as const

/** A picture ready to be sent, and as it will be seen. */
export interface ReadyPicture {
  content: string
  /** For showing it before it is sent. */
  preview: string
}

/**
 * Makes a picture small before it leaves the telephone. Drawn anew it is upright and has lost where it was taken; the
 * server cuts that out in any case. What this browser cannot draw goes as it is, and the server says whether it can.
 */
export async function readyPicture(file: File, kind: PictureKind): Promise<ReadyPicture> {
  const drawn = await drawnAnew(file, kind).catch(() => null)
  if (!drawn) refuseHeic(file)
  const ready = drawn ?? file
  if (ready.size > largestFile) throw new Error(say('enclosures.tooLarge', { name: file.name }))
  const content = await base64Of(ready)
  return { content, preview: `data:${ready.type};base64,${content}` }
}

/** An iPhone gives JPEG where only JPEG is asked for; copied to a computer its photographs are what few browsers draw. */
export function refuseHeic({ name, type }: File): void {
  if (/\.hei[cf]$/i.test(name) || /^image\/hei[cf]/.test(type)) throw new Error(say('enclosures.heic'))
}

async function drawnAnew(file: File, kind: PictureKind): Promise<Blob | null> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const scale = Math.min(1, longest[kind] / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  // a logo may be see-through, which JPEG cannot be
  const type = kind === 'logo' ? 'image/png' : 'image/jpeg'
  return new Promise((resolve) => canvas.toBlob(resolve, type, 0.85))
}
