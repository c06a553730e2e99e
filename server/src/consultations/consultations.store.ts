import { type ConsultationId, type OrganizationId, Refusal } from '@app/shared'
import type { ConsultationInput } from '@app/shared/consultations'
import { eq, sql } from 'drizzle-orm'
import { organizationById } from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { requireVersion } from '../platform/version.ts'
import { consultationsTable as consultations, consultationTalksTable as talks } from './consultations.table.ts'

export type ConsultationRow = typeof consultations.$inferSelect
type Changes = Partial<Omit<typeof consultations.$inferInsert, 'id' | 'version' | 'updatedAt'>>

/** Holds a consultation that the caller has read as it stands. */
export async function holdConsultation(tx: Tx, ctx: Context, id: ConsultationId): Promise<ConsultationRow> {
  const [row] = await tx.select().from(consultations).where(eq(consultations.id, id)).for('update')
  if (!row) throw new Refusal('not-found')
  requireVersion(ctx, row.version)
  return row
}

export async function insertConsultation(
  tx: Tx,
  ctx: Context,
  { heldAt, ...said }: ConsultationInput,
): Promise<ConsultationId> {
  const id = newId<ConsultationId>()
  const written = { writtenBy: ctx.actor.accountId, writtenAt: ctx.now, updatedAt: ctx.now }
  await tx.insert(consultations).values({ id, ...said, ...written, heldAt: heldAt ? new Date(heldAt) : ctx.now })
  return id
}

/** Saves what has changed, as the next version. */
export async function saveConsultation(tx: Tx, id: ConsultationId, changes: Changes, now: Date): Promise<void> {
  const version = sql`${consultations.version} + 1`
  await tx
    .update(consultations)
    .set({ ...changes, updatedAt: now, version })
    .where(eq(consultations.id, id))
}

/** Keeps another talk; talks are only added. */
export async function insertTalk(
  tx: Tx,
  ctx: Context,
  consultationId: ConsultationId,
  said: Pick<typeof talks.$inferInsert, 'text' | 'channel'>,
): Promise<void> {
  const { accountId: by } = ctx.actor
  await tx.insert(talks).values({ id: newId(), consultationId, ...said, at: ctx.now, by })
}

/** Refuses an organization that the registry does not know. */
export async function refuseUnknownOrganization(tx: Tx, id: OrganizationId | null): Promise<void> {
  if (id !== null) await organizationById(tx, id)
}
