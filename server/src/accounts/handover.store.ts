import type { OrganizationId } from '@app/shared'
import { and, eq, isNull, lte, sql } from 'drizzle-orm'
import type { Db, Tx } from '../platform/db.ts'
import {
  handoversTable as handovers,
  seatInvitationsTable as invitations,
  seatsTable as seats,
} from './accounts.table.ts'
import { remindOn } from './handover.rules.ts'

export type HandoverRow = typeof handovers.$inferSelect

const isOf = (organizationId: OrganizationId, year: number) =>
  and(eq(handovers.organizationId, organizationId), eq(handovers.year, year))

/** Opens the handover of a year; false when it was opened before. */
export async function openHandover(tx: Tx, organizationId: OrganizationId, year: number, now: Date): Promise<boolean> {
  const opened = await tx
    .insert(handovers)
    .values({ organizationId, year, askedAt: now, remindOn: remindOn(year) })
    .onConflictDoNothing()
    .returning({ year: handovers.year })
  return opened.length > 0
}

export async function lockHandover(tx: Tx, organizationId: OrganizationId, year: number): Promise<HandoverRow> {
  const [row] = await tx.select().from(handovers).where(isOf(organizationId, year)).for('update')
  return row!
}

export const saveHandover = (tx: Tx, id: OrganizationId, year: number, change: Partial<HandoverRow>) =>
  tx.update(handovers).set(change).where(isOf(id, year))

/** Associations that were not asked about this April yet. Asked in SQL: accounts lie below organizations. */
export async function associationsToAsk(db: Db, year: number, most: number): Promise<OrganizationId[]> {
  const { rows } = await db.execute<{ id: OrganizationId }>(sql`
    select o.id from organizations o where o.kind = 'association' and o.merged_into is null
      and not exists (select 1 from associations a where a.organization_id = o.id and a.standing = 'dissolved')
      and not exists (select 1 from ${handovers} h where h.organization_id = o.id and h.year = ${year})
    order by o.id limit ${most}`)
  return rows.map(({ id }) => id)
}

/** Handovers of this April that should be asked about again by today. */
export const handoversToRemind = (db: Db, year: number, today: string, most: number) =>
  db
    .select({ id: handovers.organizationId })
    .from(handovers)
    .where(
      and(
        eq(handovers.year, year),
        lte(handovers.remindOn, today),
        isNull(handovers.remindedAt),
        isNull(handovers.doneAt),
        sql`not exists (select 1 from associations a
          where a.organization_id = ${handovers.organizationId} and a.standing = 'dissolved')`,
      ),
    )
    .limit(most)

/**
 * Associations of a district, held in one order: two who prepare letters at once come one after the other. Which of them
 * have ended is asked only then: one may have been dissolved while it was waited for.
 */
export async function lockAssociationsOf(tx: Tx, districtId: number): Promise<OrganizationId[]> {
  await tx.execute(sql`
    select from organizations o where o.kind = 'association' and o.district_id = ${districtId} order by o.id for update`)
  const { rows } = await tx.execute<{ id: OrganizationId }>(sql`
    select o.id from organizations o where o.kind = 'association' and o.district_id = ${districtId}
      and o.merged_into is null and not exists (select 1 from associations a where a.organization_id = o.id and a.standing = 'dissolved')
      order by o.id`)
  return rows.map(({ id }) => id)
}

/** Whether somebody is invited to this seat for this handover and has not come. */
export async function isSomebodyInvited(
  tx: Tx,
  id: OrganizationId,
  { year, title }: { year: number; title: string },
  now: Date,
): Promise<boolean> {
  const found = await tx.$count(
    invitations,
    and(
      eq(invitations.organizationId, id),
      eq(invitations.handoverYear, year),
      eq(invitations.title, title),
      isNull(invitations.redeemedAt),
      isNull(invitations.withdrawnAt),
      sql`${invitations.expiresAt} > ${now}`,
    ),
  )
  return found > 0
}

/** Seats of an organization with this title that go on without an end: who is followed by somebody new. */
export const openSeatsTitled = (tx: Tx, organizationId: OrganizationId, title: string) =>
  tx
    .select()
    .from(seats)
    .where(
      and(
        eq(seats.organizationId, organizationId),
        eq(seats.title, title),
        isNull(seats.endsOn),
        isNull(seats.endedAt),
      ),
    )
    .for('update')
