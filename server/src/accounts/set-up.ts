import { Refusal } from '@app/shared'
import { jstDay } from '@app/shared/kernel'
import { audit } from '../platform/audit.ts'
import { type Context, withActor } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { newCode } from '../platform/secrets.ts'
import { transact } from '../platform/transact.ts'
import { isSetUpNeeded } from './accounts.queries.ts'
import { insertAccount, insertSeat, lockAdminSeats } from './accounts.store.ts'
import { strongHash } from './change-password.ts'
import { type CameIn, comeIn } from './come-in.ts'
import { replaceSetUpCode, spendSetUpCode } from './links.store.ts'

const day = 86_400_000

/** A code for the first admin, to be printed at the start; null when there is an admin already. */
export function offerSetUp(ctx: Context): Promise<string | null> {
  return transact(
    ctx,
    async (tx) => {
      if (!(await isSetUpNeeded(tx))) return null
      const code = newCode()
      await replaceSetUpCode(tx, code, ctx.now, new Date(ctx.now.getTime() + day))
      await audit(tx, ctx, { act: 'set-up.offered', subject: 'installation', subjectId: null })
      return code
    },
    { silent: true },
  )
}

interface FirstAdmin {
  code: string
  displayName: string
  email: string
  password: string
}

/** The first admin comes in with the printed code, once. */
export async function setUp(ctx: Context, { code, displayName, email, password }: FirstAdmin): Promise<CameIn> {
  if (!(await isSetUpNeeded(ctx.db))) throw new Refusal('setup-done')
  const passwordHash = await strongHash(ctx, password, [displayName, email])
  return transact({ ...ctx, idempotency: null }, async (tx) => {
    await spendSetUpCode(tx, code, ctx.now)
    if ((await lockAdminSeats(tx)).length > 0) throw new Refusal('setup-done')
    const accountId = await insertAccount(tx, { displayName, email, passwordHash, createdAt: ctx.now })
    const term = { startsOn: jstDay(ctx.now), endsOn: null, readsUntil: null, createdAt: ctx.now }
    const seatId = await insertSeat(tx, { accountId, organizationId: null, role: 'admin', title: '', ...term })
    const admin = withActor(ctx, { accountId, seatId, role: 'admin' })
    await record(tx, admin, { type: 'account.joined', seatId, organizationId: null })
    return comeIn(tx, ctx, accountId, 'set-up', seatId)
  })
}
