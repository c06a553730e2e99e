import type { AccountId, NoticeId } from '@app/shared'
import { and, asc, eq, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../platform/db.ts'
import { newId } from '../../platform/ids.ts'
import { noticesTable as notices } from '../notices.table.ts'
import { channelLinksTable as links } from '../receiving/receiving.table.ts'
import type { ChannelName } from './channel.ts'
import { sendingsTable as sendings } from './sendings.table.ts'

export type SendingRow = typeof sendings.$inferSelect
type NewSending = Pick<typeof sendings.$inferInsert, 'noticeId' | 'accountId' | 'channel' | 'createdAt' | 'state'> &
  Partial<typeof sendings.$inferInsert>

/** Puts a notice on its way; null when it is on it already. */
export async function insertSending(tx: Tx, values: NewSending): Promise<string | null> {
  const kept = await tx
    .insert(sendings)
    .values({ id: newId(), ...values })
    .onConflictDoNothing()
    .returning({ id: sendings.id })
  return kept[0]?.id ?? null
}

const handMs = 120_000

/**
 * Takes a sending into the hand for two minutes and counts the try. Null: another worker has it, or nothing is left to do.
 * Held and gathered ones are carried by their digest. `wasDropped`: an earlier hand never said what became of it.
 */
export async function takeSending(tx: Tx, id: string, now: Date): Promise<Taken | null> {
  const [before] = await tx
    .select({ hand: sendings.takenUntil })
    .from(sendings)
    .where(eq(sendings.id, id))
    .for('update')
  const [taken] = await tx
    .update(sendings)
    .set({ attempts: sql`${sendings.attempts} + 1`, takenUntil: new Date(now.getTime() + handMs) })
    .where(
      and(
        eq(sendings.id, id),
        eq(sendings.state, 'queued'),
        isNull(sendings.gatheredIn),
        or(isNull(sendings.takenUntil), lte(sendings.takenUntil, now)),
      ),
    )
    .returning()
  return taken ? { ...taken, wasDropped: before!.hand !== null } : null
}
export type Taken = SendingRow & { wasDropped: boolean }

/** Whether a worker has a sending in its hand, or had when it died: nobody knows yet what became of it. */
export async function isInHand(db: Db, id: string): Promise<boolean> {
  const standing = and(eq(sendings.id, id), eq(sendings.state, 'queued'), isNotNull(sendings.takenUntil))
  const rows = await db.select({ id: sendings.id }).from(sendings).where(standing)
  return rows.length > 0
}

/** What became of a sending. What it carries shares its fate, but for the number of the other side and the next try. */
export async function saveSending(tx: Tx, id: string, values: Partial<typeof sendings.$inferInsert>): Promise<void> {
  await tx
    .update(sendings)
    .set({ takenUntil: null, ...values })
    .where(eq(sendings.id, id))
  const fate = Object.entries(values).filter(([name]) => ['state', 'sentAt', 'lastError'].includes(name))
  await tx.update(sendings).set(Object.fromEntries(fate)).where(eq(sendings.gatheredIn, id))
}

/** The notices that a sending tells: its own first, then what its digest gathered, oldest first. */
export const noticesTold = (db: Db | Tx, id: string) =>
  db
    .select({ notice: notices })
    .from(sendings)
    .innerJoin(notices, eq(notices.id, sendings.noticeId))
    .where(or(eq(sendings.id, id), eq(sendings.gatheredIn, id)))
    .orderBy(asc(sendings.createdAt), asc(sendings.id))
    .then((rows) => rows.map(({ notice }) => notice))

/** The sending of a mail, by the notice that it is. */
export async function mailSendingOf(db: Db | Tx, noticeId: NoticeId): Promise<SendingRow | null> {
  const own = and(eq(sendings.noticeId, noticeId), eq(sendings.channel, 'mail'))
  const [row] = await db.select().from(sendings).where(own)
  return row ?? null
}

/** The address of a link that still stands. */
export async function linkOf(db: Db | Tx, id: string) {
  const [row] = await db
    .select()
    .from(links)
    .where(and(eq(links.id, id), isNull(links.endedAt)))
  return row ?? null
}

/** Held sendings of which a digest is due, as groups: whose, and over what. */
export const dueDigests = (db: Db, now: Date) =>
  db
    .selectDistinct({ accountId: sendings.accountId, channel: sendings.channel, linkId: sendings.linkId })
    .from(sendings)
    .where(and(eq(sendings.state, 'held'), lte(sendings.nextTryAt, now)))
export type DigestGroup = Awaited<ReturnType<typeof dueDigests>>[number]

/** Holds what is due of one digest, oldest first; what another worker or its owner changed meanwhile is not in it. */
export const lockDue = (tx: Tx, { accountId, channel, linkId }: DigestGroup, now: Date) =>
  tx
    .select({ sending: sendings, notice: notices })
    .from(sendings)
    .innerJoin(notices, eq(notices.id, sendings.noticeId))
    .where(
      and(
        eq(sendings.state, 'held'),
        lte(sendings.nextTryAt, now),
        accountId ? eq(sendings.accountId, accountId) : isNull(sendings.accountId),
        eq(sendings.channel, channel),
        linkId ? eq(sendings.linkId, linkId) : isNull(sendings.linkId),
      ),
    )
    .orderBy(asc(sendings.createdAt), asc(sendings.id))
    .for('update', { of: sendings })

/** The first carries the others. */
export async function gatherIn(tx: Tx, carrier: string, others: string[]): Promise<void> {
  const queued = { state: 'queued', nextTryAt: null } as const
  await tx.update(sendings).set(queued).where(eq(sendings.id, carrier))
  if (others.length > 0)
    await tx
      .update(sendings)
      .set({ ...queued, gatheredIn: carrier })
      .where(inArray(sendings.id, others))
}

/** Its owner wishes digests at another time: what is still held is due then. */
export const holdUntil = (tx: Tx, accountId: AccountId, until: Date) =>
  tx
    .update(sendings)
    .set({ nextTryAt: until })
    .where(and(eq(sendings.accountId, accountId), eq(sendings.state, 'held')))

/** Whether the same person hears of the same event over a channel that did not fail. */
export async function hearsOtherwise(tx: Tx, { id, noticeId, accountId }: SendingRow): Promise<boolean> {
  if (!accountId) return false
  const { rows } = await tx.execute<{ hears: boolean }>(sql`select exists (
    select from sendings s join notices n on n.id = s.notice_id
    where s.account_id = ${accountId} and s.id <> ${id} and s.channel <> 'push' and s.state not in ('failed', 'given-up')
      and n.failed_at is null
      and n.event_id = (select event_id from notices where id = ${noticeId})) as hears`)
  return rows[0]!.hears
}

/** Held until the transaction ends. */
export async function lockSending(tx: Tx, id: string): Promise<SendingRow | null> {
  const [row] = await tx.select().from(sendings).where(eq(sendings.id, id)).for('update')
  return row ?? null
}

/** The other side names its number before its answer to us is noted: whoever has the sending in its hand keeps it. */
export const noteProviderId = (tx: Tx, id: string, providerId: string) =>
  tx.update(sendings).set({ providerId }).where(eq(sendings.id, id))

/** The sending that the other side knows by a number of its own; held until the transaction ends. */
export async function sendingByProvider(tx: Tx, channel: ChannelName, providerId: string): Promise<SendingRow | null> {
  const [row] = await tx
    .select()
    .from(sendings)
    .where(and(eq(sendings.channel, channel), eq(sendings.providerId, providerId)))
    .for('update')
  return row ?? null
}
