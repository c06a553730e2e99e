import type { OrganizationId } from '@app/shared'
import { sql } from 'drizzle-orm'
import { audit } from './audit.ts'
import type { Context } from './context.ts'
import type { Tx } from './db.ts'
import type { DomainEvent } from './events.ts'
import { eventsTable } from './platform.table.ts'

/**
 * Tells that something happened, in the same transaction: the event itself (timeline, figures), a line of the audit,
 * and a job that delivers it to whoever should hear. A rolled-back change is told to nobody.
 */
export async function record(tx: Tx, ctx: Context, event: DomainEvent): Promise<number> {
  const { type, ...payload } = event
  const { actor, onBehalfOf, channel, now } = ctx
  const values = { type, payload, accountId: actor.accountId, role: actor.role, onBehalfOf, channel, at: now }
  const [row] = await tx.insert(eventsTable).values(values).returning({ id: eventsTable.id })
  const eventId = row!.id
  await audit(tx, ctx, { act: type, ...subjectOf(payload), detail: { eventId } })
  await addJob(tx, 'deliver-event', { eventId })
  return eventId
}

/** Puts a job into the queue with the transaction: it runs only if the transaction commits. */
export async function addJob(tx: Tx, task: string, payload: object): Promise<void> {
  await tx.execute(
    sql`select graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::json, queue_name => ${task})`,
  )
}

/** `{ matchId }` is about a match; where several ids are named, the first is the subject. */
function subjectOf(payload: Record<string, unknown>) {
  const [name = '', id = null] = Object.entries(payload)[0] ?? []
  const organizationId = (payload.organizationId as OrganizationId | null | undefined) ?? null
  return { subject: name.replace(/Id$/, ''), subjectId: id === null ? null : String(id), organizationId }
}
