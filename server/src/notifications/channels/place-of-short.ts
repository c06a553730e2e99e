import type { Db } from '../../platform/db.ts'
import { links } from '../links.rules.ts'
import { placeOf } from '../notices.queries.ts'
import { readShort } from './short-link.ts'

/** The page of a short link; null when it is none of ours. Only pages of the site: a notice never leads elsewhere. */
export async function placeOfShort(db: Db, letters: string): Promise<string | null> {
  const id = readShort(letters)
  const notice = id && (await placeOf(db, id))
  if (!notice) return null
  const { leadsTo, toKind } = notice
  if (leadsTo?.startsWith('/') && !leadsTo.startsWith('//')) return leadsTo
  return toKind === 'staff' ? links.deskNotices() : links.myNotices()
}
