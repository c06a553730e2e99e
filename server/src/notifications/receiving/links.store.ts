import type { AccountId } from '@app/shared'
import { and, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { channelLinksTable as links, type LinkedChannel } from './receiving.table.ts'

export type LinkRow = typeof links.$inferSelect
export type EndedWhy = NonNullable<LinkRow['endedWhy']>

/** The links of people that still stand, oldest first. */
export const linksOf = (db: Db | Tx, accountIds: readonly AccountId[]) =>
  db
    .select()
    .from(links)
    .where(and(inArray(links.accountId, [...accountIds]), isNull(links.endedAt)))
    .orderBy(links.linkedAt, links.id)

const over = (why: EndedWhy, at: Date) => ({
  endedAt: at,
  endedWhy: why,
  address: null,
  pushKey: null,
  pushAuth: null,
})

/** Nothing goes there any more, and where it led is forgotten. */
export const endLink = (tx: Tx, id: string, why: EndedWhy, at: Date) =>
  tx
    .update(links)
    .set(over(why, at))
    .where(and(eq(links.id, id), isNull(links.endedAt)))

/** Ends somebody's own link; false when it is not there. */
export async function endOwnLink(tx: Tx, accountId: AccountId, id: string, at: Date): Promise<boolean> {
  const ended = await tx
    .update(links)
    .set(over('by-owner', at))
    .where(and(eq(links.id, id), eq(links.accountId, accountId), isNull(links.endedAt)))
    .returning({ id: links.id })
  return ended.length > 0
}

interface NewLink {
  accountId: AccountId
  channel: LinkedChannel
  address: string
  pushKey?: string
  pushAuth?: string
  device?: string
}

/** Links an address to an account. What led there, or from there elsewhere, ends: one LINE and one number per person. */
export async function insertLink(tx: Tx, link: NewLink, now: Date): Promise<string> {
  const { accountId, channel, address } = link
  // linking is rare: one after the other, so that two presses are no conflict
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`channel-link:${channel}`}, 0))`)
  const own = channel === 'push' ? sql`false` : eq(links.accountId, accountId)
  await tx
    .update(links)
    .set(over('moved', now))
    .where(and(eq(links.channel, channel), isNull(links.endedAt), or(eq(links.address, address), own)))
  const id = newId()
  await tx.insert(links).values({ id, ...link, linkedAt: now })
  return id
}

/** LINE says that its user has blocked us. What was linked anew since then stays. */
export async function endLine(tx: Tx, address: string, at: Date): Promise<number> {
  const ended = await tx
    .update(links)
    .set(over('blocked', at))
    .where(and(eq(links.channel, 'line'), eq(links.address, address), isNull(links.endedAt), lte(links.linkedAt, at)))
    .returning({ id: links.id })
  return ended.length
}

/** Whether an address leads to somebody. */
export async function isLinked(db: Db | Tx, channel: LinkedChannel, address: string): Promise<boolean> {
  const standing = and(eq(links.channel, channel), eq(links.address, address), isNull(links.endedAt))
  const rows = await db.select({ id: links.id }).from(links).where(standing).limit(1)
  return rows.length > 0
}
