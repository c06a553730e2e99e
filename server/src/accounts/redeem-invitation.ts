import { type AccountId, Refusal } from '@app/shared'
import { audit } from '../platform/audit.ts'
import { type Context, withActor } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import {
  accountByEmail,
  accountById,
  insertAccount,
  insertSeat,
  saveEmail,
  savePassword,
  seatById,
} from './accounts.store.ts'
import { strongHash } from './change-password.ts'
import { successorCame } from './answer-handover.ts'
import { type CameIn, comeIn } from './come-in.ts'
import { invitationBySecret, type InvitationRow, lockInvitation, saveRedemption } from './links.store.ts'
import { readsUntil, rightsOn } from './sessions.rules.ts'

interface Redemption {
  secret: string
  displayName: string
  email: string | null
  password: string | null
}

/** Somebody takes the seat it was invited to, and is in. */
export async function redeemInvitation(ctx: Context, given: Redemption): Promise<CameIn> {
  const seen = await invitationBySecret(ctx.db, given.secret, ctx.now)
  const own = [given.displayName, seen.email ?? given.email ?? '']
  const passwordHash = given.password === null ? null : await strongHash(ctx, given.password, own)

  return transact({ ...ctx, idempotency: null }, async (tx) => {
    const invitation = await lockInvitation(tx, given.secret, ctx.now)
    const { id, organizationId, role, title, endsOn } = invitation
    if (invitation.forSeatId) return comesBack(tx, ctx, invitation, passwordHash)
    const accountId = await whoTakesIt(tx, ctx, invitation, given, passwordHash)
    const { startsOn, rights } = invitation
    const seat = {
      accountId,
      organizationId,
      role,
      title,
      rights,
      startsOn,
      endsOn,
      readsUntil: readsUntil(endsOn),
      createdAt: ctx.now,
    }
    const { handoverYear } = invitation
    if (handoverYear && organizationId) await successorCame(tx, ctx, { organizationId, handoverYear, title, startsOn })
    const seatId = await insertSeat(tx, seat)
    await saveRedemption(tx, id, { redeemedAt: ctx.now, seatId })
    const joined = withActor(ctx, { accountId, seatId, role, organizationId }, 'link')
    await record(tx, joined, { type: 'account.joined', seatId, organizationId })
    return comeIn(tx, ctx, accountId, 'invitation', seatId)
  })
}

/** Lost access is given back: the same account on the same seat. A mailed link proves its mailbox; letters prove none. */
async function comesBack(
  tx: Tx,
  ctx: Context,
  { id, forSeatId, email, organizationId }: InvitationRow,
  passwordHash: string | null,
): Promise<CameIn> {
  const seat = await seatById(tx, forSeatId!)
  const { accountId } = seat
  const account = await accountById(tx, accountId)
  if (!rightsOn(seat, ctx.now) || account.disabledAt) throw new Refusal('link-spent')
  if (email) await saveEmail(tx, accountId, email)
  if (passwordHash) await savePassword(tx, accountId, passwordHash)
  await saveRedemption(tx, id, { redeemedAt: ctx.now, seatId: seat.id })
  const back = withActor(ctx, { accountId, seatId: seat.id, role: seat.role, organizationId }, 'link')
  await audit(tx, back, { act: 'account.access-taken', subject: 'account', subjectId: accountId, organizationId })
  return comeIn(tx, ctx, accountId, 'invitation', seat.id)
}

/** A mailed link proves the mailbox: its account takes the seat. A code on paper makes a new account, or joins who is signed in. */
async function whoTakesIt(
  tx: Tx,
  { actor, now }: Context,
  invitation: InvitationRow,
  { displayName, email: typed }: Redemption,
  passwordHash: string | null,
): Promise<AccountId> {
  const email = invitation.email ?? typed
  if (invitation.email === null && actor.accountId && actor.organizationId) return actor.accountId
  const known = email === null ? null : await accountByEmail(tx, email)
  if (known && (invitation.email === null || known.disabledAt)) throw new Refusal('mail-already-known')
  return known?.id ?? insertAccount(tx, { displayName, email, passwordHash, createdAt: now })
}
