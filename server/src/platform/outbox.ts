import type { OrganizationId } from '@app/shared'
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from './context.ts'
import type { Tx } from './db.ts'
import type { DomainEvent } from './events.ts'
import { preparedSql } from './prepared.ts'
import { leaveTrace } from './traces.ts'

/**
 * Tells that something happened, in the same transaction: the event itself (timeline, figures), a line of the audit,
 * and a job that delivers it to whoever should hear. A rolled-back change is told to nobody.
 */
export async function record(tx: Tx, ctx: Context, event: DomainEvent): Promise<number> {
  const { type, ...payload } = event
  const { actor, onBehalfOf, channel, now } = ctx
  const { accountId, seatId, role } = actor
  const told = { type, payload: JSON.stringify(payload), at: now.toISOString(), accountId, role, onBehalfOf, channel }
  const { rows } = await recorded(tx).execute({ ...told, seatId, ...subjectOf(payload) })
  leaveTrace(tx)
  return Number(rows[0]!.id)
}

const given = sql.placeholder
const who = sql`${given('accountId')}::uuid, ${given('role')}::text, ${given('onBehalfOf')}::uuid, ${given('channel')}::text`

/** All three in one statement. */
const recorded = preparedSql<{ id: string }>(
  'record',
  sql`with told as (
    insert into events (type, payload, at, account_id, role, on_behalf_of, channel)
    values (${given('type')}, ${given('payload')}::jsonb, ${given('at')}::timestamptz, ${who}) returning id, type, at
  ), noted as (
    insert into audit (act, at, account_id, role, on_behalf_of, channel, seat_id, subject, subject_id, organization_id, detail)
    select type, at, ${who}, ${given('seatId')}::uuid, ${given('subject')}, ${given('subjectId')},
      ${given('organizationId')}::uuid, jsonb_build_object('eventId', id) from told
  ) select id, ${job(sql`'deliver-event'`, sql`json_build_object('eventId', id)`)} as job from told`,
)

/** Puts a job into the queue with the transaction: it runs only if the transaction commits. */
export async function addJob(tx: Tx, task: string, payload: object, runAt: Date | null = null): Promise<void> {
  await tx.execute(sql`select ${job(sql`${task}`, sql`${JSON.stringify(payload)}::json`, runAt)}`)
}

function job(task: SQL, payload: SQL, runAt: Date | null = null): SQL {
  const at = runAt ? sql`, run_at => ${runAt.toISOString()}::timestamptz` : sql``
  return sql`(graphile_worker.add_job(${task}, ${payload}, queue_name => ${task}${at})).id`
}

/** `{ matchId }` is about a match; where several ids are named, the first is the subject. */
function subjectOf(payload: Record<string, unknown>) {
  const [name = '', id = null] = Object.entries(payload)[0] ?? []
  const organizationId = (payload.organizationId as OrganizationId | null | undefined) ?? null
  return { subject: name.replace(/Id$/, ''), subjectId: id === null ? null : String(id), organizationId }
}
