import { createHmac } from 'node:crypto'
import type { AccountId } from '@app/shared'
import { and, eq, isNull, lt, or } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import type { Db, Tx } from '../platform/db.ts'
import { seal, unseal } from '../platform/sealing.ts'
import { deriveKey, newCode, readCode } from '../platform/secrets.ts'
import { recoveryCodesTable as codes, secondFactorsTable as factors } from './accounts.table.ts'
import { recoveryCodesInSet } from './second-factor.rules.ts'

export type FactorRow = typeof factors.$inferSelect
type Secrets = Pick<Context, 'config'>

/** The keys come from the pepper: a dump of the database opens nothing, and the pepper is never rotated. */
const sealingKey = ({ config }: Secrets) => deriveKey(config.pepper, 'second factor')
const codeKey = ({ config }: Secrets) => deriveKey(config.pepper, 'recovery codes')

export const sealSecret = (ctx: Secrets, id: AccountId, secret: string) => seal(sealingKey(ctx), secret, id)
export const openSecret = (ctx: Secrets, id: AccountId, sealed: string) => unseal(sealingKey(ctx), sealed, id)

export async function factorOf(db: Db | Tx, id: AccountId): Promise<FactorRow | null> {
  const [row] = await db.select().from(factors).where(eq(factors.accountId, id))
  return row ?? null
}

/** Holds the factor: two first numbers at once come one after the other. */
export async function lockFactor(tx: Tx, id: AccountId): Promise<FactorRow | null> {
  const [row] = await tx.select().from(factors).where(eq(factors.accountId, id)).for('update')
  return row ?? null
}

/** The newest offer is the only one: whoever saw an older one cannot confirm it. */
export const saveOffer = (tx: Tx, accountId: AccountId, offer: { sealedOffer: string; offeredAt: Date }) =>
  tx
    .insert(factors)
    .values({ accountId, ...offer })
    .onConflictDoUpdate({ target: factors.accountId, set: offer })

export const saveFactor = (
  tx: Tx,
  id: AccountId,
  factor: Pick<FactorRow, 'sealedSecret' | 'confirmedAt' | 'lastStep'>,
) =>
  tx
    .update(factors)
    .set({ ...factor, sealedOffer: null, offeredAt: null })
    .where(eq(factors.accountId, id))

/** Uses a step up; of two who show the same number at once, one is refused. */
export async function spendStep(tx: Tx, id: AccountId, step: number): Promise<boolean> {
  const unused = or(isNull(factors.lastStep), lt(factors.lastStep, step))
  const spent = await tx
    .update(factors)
    .set({ lastStep: step })
    .where(and(eq(factors.accountId, id), unused))
    .returning({ id: factors.accountId })
  return spent.length > 0
}

/** Forgets the app and all codes of an account; false when there was nothing. */
export async function forgetFactor(tx: Tx, id: AccountId): Promise<boolean> {
  await tx.delete(codes).where(eq(codes.accountId, id))
  const gone = await tx.delete(factors).where(eq(factors.accountId, id)).returning({ id: factors.accountId })
  return gone.length > 0
}

const hashOfCode = (ctx: Secrets, id: AccountId, typed: string): string =>
  createHmac('sha256', codeKey(ctx))
    .update(`${id}:${readCode(typed)}`)
    .digest('base64url')

/** A fresh set; the older ones are void. Only hashes rest here, so this is the one time they can be shown. */
export async function replaceCodes(tx: Tx, ctx: Context, accountId: AccountId): Promise<string[]> {
  const fresh = Array.from({ length: recoveryCodesInSet }, newCode)
  await tx.delete(codes).where(eq(codes.accountId, accountId))
  const rows = fresh.map((code) => ({ codeHash: hashOfCode(ctx, accountId, code), accountId, createdAt: ctx.now }))
  await tx.insert(codes).values(rows)
  return fresh
}

/** Uses a code up; it answers once. */
export async function spendCode(tx: Tx, ctx: Context, id: AccountId, typed: string): Promise<boolean> {
  const spent = await tx
    .update(codes)
    .set({ usedAt: ctx.now })
    .where(and(eq(codes.codeHash, hashOfCode(ctx, id, typed)), eq(codes.accountId, id), isNull(codes.usedAt)))
    .returning({ id: codes.accountId })
  return spent.length > 0
}

/** How many codes are left. */
export const codesLeft = (db: Db | Tx, id: AccountId): Promise<number> =>
  db.$count(codes, and(eq(codes.accountId, id), isNull(codes.usedAt)))
