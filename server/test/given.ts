import { randomUUID } from 'node:crypto'
import type { AccountId, OrganizationId, SeatId } from '@app/shared'
import { isStaff, type Role } from '@app/shared/accounts'
import { eq } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import { seatsTable } from '../src/accounts/accounts.table.ts'
import { beginSession } from '../src/accounts/sessions.store.ts'
import { createAccountWithSeat, hashPassword } from '../src/accounts/index.ts'
import type { Config } from '../src/platform/config.ts'
import type { Db } from '../src/platform/db.ts'
import { signAccess } from '../src/platform/tokens.ts'

/** Headers of a browser that is signed in. */
export type Headers = Record<string, string>

export const givenPassword = 'ten thousand cranes over Nirasaki'
let passwordHash: Promise<string> | undefined

interface Person {
  displayName?: string
  email?: string | null
  title?: string
  startsOn?: string
  endsOn?: string | null
  withPassword?: boolean
}

interface World {
  app: FastifyInstance
  db: Db
  config: Config
  clock: () => Date
}

/** Sentences that set a scene. Each inserts real rows and answers with what the test needs to name. */
export const givenIn = ({ app, db, config, clock }: World) => {
  const base: Headers = { 'sec-fetch-site': 'same-origin' }

  /** Somebody with a seat; `association` and `supporter` need their organization. */
  async function account(role: Role, organizationId: OrganizationId | null = null, person: Person = {}) {
    const { displayName = '山田 花子', email = `${randomUUID()}@example.jp`, withPassword = false, ...rest } = person
    const now = clock()
    const hash = withPassword ? await (passwordHash ??= hashPassword(givenPassword, config.pepper)) : null
    const made = await db.transaction((tx) =>
      createAccountWithSeat(tx, { displayName, email, passwordHash: hash, role, organizationId, now, ...rest }),
    )
    return { ...made, email: email ?? '', role, organizationId }
  }

  /** Headers of a new session on a seat, with its refresh token beside them; staff have shown the second factor. */
  async function sessionOf(seat: { accountId: AccountId; seatId: SeatId; role: Role }) {
    const now = clock()
    const session = await db.transaction((tx) =>
      beginSession(tx, { ...seat, id: seat.seatId }, { now, device: '', verifiedAt: isStaff(seat.role) ? now : null }),
    )
    const token = signAccess(app, config, { ...session, jti: randomUUID() }, now)
    return { ...session, headers: { ...base, cookie: `at=${token}` } as Headers }
  }

  /** Headers of somebody new with this role; every call carries a fresh idempotency key. */
  async function signedInAs(role: Role, organizationId: OrganizationId | null = null): Promise<Headers> {
    const { headers } = await sessionOf(await account(role, organizationId))
    return withFreshKeys(headers)
  }

  return {
    account,
    sessionOf,
    signedInAs,
    coordinator: () => signedInAs('coordinator'),
    admin: () => signedInAs('admin'),
    /** Headers of a browser in which nobody has signed in. */
    stranger: (): Headers => ({ ...base }),
    /** Ends a seat behind everybody's back. */
    endOfSeat: (seatId: SeatId) => db.update(seatsTable).set({ endedAt: clock() }).where(eq(seatsTable.id, seatId)),
  }
}

/** Reading the headers anew gives another key, so that one `me` can post many times. */
function withFreshKeys(headers: Headers): Headers {
  return Object.defineProperty({ ...headers }, 'idempotency-key', { enumerable: true, get: () => randomUUID() })
}
