import { and, eq, gt, lte } from 'drizzle-orm'
import type { Context } from '../../platform/context.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { hashOf, signedSecret } from '../../platform/secrets.ts'
import type { SendingRow } from './sendings.store.ts'
import { sendingsTable as sendings } from './sendings.table.ts'
import { codeLetters, tapUntil } from './tap-links.rules.ts'
import { tapLinksTable as tapLinks } from './tap-links.table.ts'

/** The code of an SMS, rebuilt from what it is about: only its hash rests, and a try made again carries the same. */
const codeOf = (ctx: { config: Pick<Context['config'], 'linkKey'> }, sendingId: string): string =>
  signedSecret(ctx, 'tap', sendingId).slice(0, codeLetters)

/** Keeps the code with which an SMS leads to a page that is answered with one tap. */
export const insertTapLink = (tx: Tx, ctx: Context, sendingId: string) =>
  tx.insert(tapLinks).values({
    sendingId,
    codeHash: hashOf(codeOf(ctx, sendingId)),
    createdAt: ctx.now,
    expiresAt: tapUntil(ctx.now),
  })

/** 「/t/x7Jq…」 of an SMS; null where it has no code, or none that still opens anything. */
export async function tapPathOf(ctx: Context, sendingId: string): Promise<string | null> {
  const own = and(eq(tapLinks.sendingId, sendingId), gt(tapLinks.expiresAt, ctx.now))
  return (await ctx.db.$count(tapLinks, own)) > 0 ? `/t/${codeOf(ctx, sendingId)}` : null
}

/** The SMS that carries a code; null where there is none, or its time is over. */
export async function sendingOfTap(db: Db, code: string, now: Date): Promise<SendingRow | null> {
  const [row] = await db
    .select({ sending: sendings })
    .from(tapLinks)
    .innerJoin(sendings, eq(sendings.id, tapLinks.sendingId))
    .where(and(eq(tapLinks.codeHash, hashOf(code)), gt(tapLinks.expiresAt, now)))
  return row?.sending ?? null
}

/** Forgets codes whose time is over. */
export const sweepTapLinks = (db: Db, now: Date) => db.delete(tapLinks).where(lte(tapLinks.expiresAt, now))
