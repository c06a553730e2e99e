import { type OrganizationId, type PaperCodeId, Refusal } from '@app/shared'
import type { PaperKind } from '@app/shared/paper-codes'
import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Db, Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { throttlesTable as throttles } from '../platform/platform.table.ts'
import { hashOf, newCode } from '../platform/secrets.ts'
import { expiryOf, mostMisses } from './digits.rules.ts'
import { paperCodesTable as codes } from './paper-codes.table.ts'

export type PaperCodeRow = typeof codes.$inferSelect
/** What a paper is about: exactly one of them. */
export type About = Partial<Pick<PaperCodeRow, 'requestId' | 'matchId' | 'signUpId' | 'noticeId'>>
export interface PaperOf {
  kind: PaperKind
  organizationId: OrganizationId
  about: About
}

const isAbout = ({ kind, organizationId, about }: PaperOf) =>
  and(
    eq(codes.kind, kind),
    eq(codes.organizationId, organizationId),
    isNull(codes.retiredAt),
    sql`coalesce(${codes.requestId}, ${codes.matchId}, ${codes.signUpId}, ${codes.noticeId}) = ${Object.values(about)[0]}`,
  )

/**
 * The code to print on a paper: the one it has, good for longer from now on, else a fresh one. A locked one is replaced,
 * because whoever prints the paper anew hands it to the right person.
 */
export async function codeFor(tx: Tx, paper: PaperOf, now: Date): Promise<string> {
  const expiresAt = expiryOf(paper.kind, now)
  const [kept] = await tx
    .update(codes)
    .set({ expiresAt })
    .where(and(isAbout(paper), isNull(codes.lockedAt)))
    .returning()
  if (kept) return kept.code
  await tx.update(codes).set({ retiredAt: now }).where(isAbout(paper))
  const { kind, organizationId, about } = paper
  const values = { id: newId<PaperCodeId>(), code: newCode(), kind, organizationId, issuedAt: now, expiresAt, ...about }
  await tx.insert(codes).values(values).onConflictDoNothing()
  const [issued] = await tx.select().from(codes).where(isAbout(paper))
  return issued!.code
}

export async function paperByCode(db: Db | Tx, code: string): Promise<PaperCodeRow | null> {
  const [row] = await db.select().from(codes).where(eq(codes.code, code))
  return row ?? null
}

/** Holds a code, so that a hundred tries at once are a hundred. */
export async function lockPaper(tx: Tx, code: string): Promise<PaperCodeRow | null> {
  const [row] = await tx.select().from(codes).where(eq(codes.code, code)).for('update')
  return row ?? null
}

export const savePaper = (tx: Tx, id: PaperCodeId, values: Partial<typeof codes.$inferInsert>) =>
  tx.update(codes).set(values).where(eq(codes.id, id))

/** A new code takes the place of an old one; a request goes on under it. */
export async function replaceCode(tx: Tx, old: PaperCodeRow, now: Date): Promise<string> {
  const { kind, organizationId, requestId, matchId, signUpId, noticeId } = old
  await savePaper(tx, old.id, { retiredAt: now })
  const about = { requestId, matchId, signUpId, noticeId }
  const id = newId<PaperCodeId>()
  const [fresh] = await tx
    .insert(codes)
    .values({ id, code: newCode(), kind, organizationId, ...about, issuedAt: now, expiresAt: expiryOf(kind, now) })
    .returning()
  if (requestId) await tx.execute(sql`update requests set code = ${fresh!.code} where id = ${requestId}`)
  return fresh!.code
}

const bucketOf = (network: string) => hashOf(`paper-miss:${network}`)

/** Refuses whoever guessed too often from one network. */
export async function refuseGuessers(db: Db, network: string, now: Date): Promise<void> {
  const [row] = await db
    .select({ closesAt: throttles.closesAt })
    .from(throttles)
    .where(
      and(
        eq(throttles.bucket, bucketOf(network)),
        gt(throttles.closesAt, now),
        gt(throttles.count, mostMisses.count - 1),
      ),
    )
  if (row) throw Object.assign(new Refusal('too-many-tries'), { retryAfter: Math.ceil((+row.closesAt - +now) / 1000) })
}

/** Counts one more wrong code or wrong digits of a network; answers how many in the running ten minutes. */
export async function countMiss(tx: Tx, network: string, now: Date): Promise<number> {
  const closesAt = new Date(now.getTime() + mostMisses.seconds * 1000)
  const over = sql`${throttles.closesAt} <= ${now}`
  const [row] = await tx
    .insert(throttles)
    .values({ bucket: bucketOf(network), count: 1, closesAt })
    .onConflictDoUpdate({
      target: throttles.bucket,
      set: {
        count: sql`case when ${over} then 1 else ${throttles.count} + 1 end`,
        closesAt: sql`case when ${over} then ${closesAt} else ${throttles.closesAt} end`,
      },
    })
    .returning({ count: throttles.count })
  return row!.count
}
