import { type AccountId, Refusal } from '@app/shared'
import type { Me, SecondFactor } from '@app/shared/accounts'
import { isStaff, type Role } from '@app/shared/accounts/role'
import { eq } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import type { Db, Tx } from '../platform/db.ts'
import { sessionsTable as sessions } from './accounts.table.ts'
import { freshForMs } from './second-factor.rules.ts'
import { codesLeft, factorOf } from './second-factor.store.ts'

interface Asked {
  accountId: AccountId
  sessionId: string
  role: Role | undefined
}

/** How far the second factor is, as the active seat needs it. */
export async function secondFactorOf(db: Db | Tx, { accountId, sessionId, role }: Asked): Promise<Me['secondFactor']> {
  if (!isStaff(role)) return 'not-needed'
  if (await verifiedAt(db, sessionId)) return 'shown'
  return (await factorOf(db, accountId))?.confirmedAt ? 'to-show' : 'to-set-up'
}

async function verifiedAt(db: Db | Tx, sessionId: string): Promise<Date | null> {
  const [row] = await db.select({ at: sessions.verifiedAt }).from(sessions).where(eq(sessions.id, sessionId))
  return row?.at ?? null
}

/**
 * For acts that would give the house away (trust rule 22): whoever has an authenticator has shown it within ten minutes.
 * Who has none (members, the demo's own people) passes; the action asks for what else it needs.
 */
export async function refuseStale(db: Db | Tx, ctx: Context): Promise<void> {
  if (!(await isFresh(db, ctx))) throw new Refusal('step-up-needed')
}

async function isFresh(db: Db | Tx, { actor: { accountId, sessionId }, now }: Context): Promise<boolean> {
  if (!accountId || !sessionId) throw new Refusal('not-signed-in')
  if (!(await factorOf(db, accountId))?.confirmedAt) return true
  const shown = await verifiedAt(db, sessionId)
  return shown !== null && now.getTime() - shown.getTime() <= freshForMs
}

/** What the page about my own sign-in says of the second factor. */
export async function mySecondFactor(ctx: Context): Promise<SecondFactor> {
  const { db, actor } = ctx
  if (!actor.accountId) throw new Refusal('not-signed-in')
  const factor = await factorOf(db, actor.accountId)
  return {
    since: factor?.confirmedAt?.toISOString() ?? null,
    codesLeft: await codesLeft(db, actor.accountId),
    isFresh: await isFresh(db, ctx),
  }
}
