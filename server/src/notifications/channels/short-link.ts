import { type NoticeId, noticeId } from '@app/shared'

/** 「/n/AZ3k…」: a notice in 22 letters, for a message of seventy. Whoever follows it still has to sign in. */
export const shortPath = (id: NoticeId): string =>
  `/n/${Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')}`

/** The notice of such a path; null where it is none. */
export function readShort(letters: string): NoticeId | null {
  const hex = Buffer.from(letters, 'base64url').toString('hex')
  const read = noticeId.safeParse(hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'))
  return read.success ? read.data : null
}
