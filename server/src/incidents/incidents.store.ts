import { type IncidentId, Refusal } from '@app/shared'
import type { IncidentPoint } from '@app/shared/incidents'
import { and, eq, sql } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { requireVersion } from '../platform/version.ts'
import {
  incidentChecksTable as checks,
  incidentNotesTable as notes,
  incidentsTable as incidents,
  incidentWordingsTable as wordings,
} from './incidents.table.ts'

export type IncidentRow = typeof incidents.$inferSelect
type Changes = Partial<Omit<typeof incidents.$inferInsert, 'id' | 'version' | 'updatedAt'>>

/** Holds a report that the caller has read as it stands. */
export async function holdIncident(tx: Tx, ctx: Context, id: IncidentId): Promise<IncidentRow> {
  const [row] = await tx.select().from(incidents).where(eq(incidents.id, id)).for('update')
  if (!row) throw new Refusal('not-found')
  requireVersion(ctx, row.version)
  return row
}

type Said = Omit<
  typeof incidents.$inferInsert,
  'id' | 'reportedBy' | 'channel' | 'reportedAt' | 'updatedAt' | 'openSince'
>

/** Keeps a report, by whose hand and how its words came. */
export async function insertIncident(tx: Tx, { now, actor, channel }: Context, said: Said): Promise<IncidentRow> {
  const written = { reportedBy: actor.accountId, channel, reportedAt: now, updatedAt: now, openSince: now }
  const [row] = await tx
    .insert(incidents)
    .values({ id: newId<IncidentId>(), ...said, ...written })
    .returning()
  return row!
}

/** Saves what has changed, as the next version. */
export async function saveIncident(tx: Tx, id: IncidentId, changes: Changes, now: Date): Promise<IncidentRow> {
  const version = sql`${incidents.version} + 1`
  const [row] = await tx
    .update(incidents)
    .set({ ...changes, updatedAt: now, version })
    .where(eq(incidents.id, id))
    .returning()
  return row!
}

/** Keeps what a report says now, before other words take its place. */
export async function keepWording(tx: Tx, { now, actor, channel }: Context, before: IncidentRow): Promise<void> {
  const { id: incidentId, kind, onDay, atTime, what, care, told } = before
  const said = { incidentId, kind, onDay, atTime, what, care, told }
  await tx.insert(wordings).values({ id: newId(), ...said, until: now, changedBy: actor.accountId, channel })
}

/** Ticks a point; one that was ticked before keeps who and when. */
export async function tickPoint(tx: Tx, ctx: Context, incidentId: IncidentId, point: IncidentPoint): Promise<void> {
  const done = { doneAt: ctx.now, doneBy: ctx.actor.accountId }
  await tx
    .insert(checks)
    .values({ incidentId, point, ...done })
    .onConflictDoNothing()
}

export async function untickPoint(tx: Tx, incidentId: IncidentId, point: IncidentPoint): Promise<void> {
  await tx.delete(checks).where(and(eq(checks.incidentId, incidentId), eq(checks.point, point)))
}

/** Keeps a note; notes are only added. */
export async function insertNote(tx: Tx, ctx: Context, incidentId: IncidentId, text: string): Promise<void> {
  await tx.insert(notes).values({ id: newId(), incidentId, text, at: ctx.now, by: ctx.actor.accountId })
}
