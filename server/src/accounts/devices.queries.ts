import { Refusal } from '@app/shared'
import type { Devices } from '@app/shared/accounts'
import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import { sessionsTable as sessions } from './accounts.table.ts'

/** Where I am signed in right now, last used first. */
export async function myDevices({ db, actor, now }: Context): Promise<Devices> {
  if (!actor.accountId) throw new Refusal('not-signed-in')
  const rows = await db
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.accountId, actor.accountId),
        isNull(sessions.endedAt),
        gt(sessions.idleUntil, now),
        gt(sessions.expiresAt, now),
      ),
    )
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.id))
  return {
    items: rows.map(({ id, device, createdAt, lastSeenAt }) => ({
      id,
      device,
      since: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      isThis: id === actor.sessionId,
    })),
  }
}
