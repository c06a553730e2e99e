import { type ClosedSpanId, type OrganizationId, Refusal } from '@app/shared'
import { mostSpansAhead } from '@app/shared/closed-days'
import { and, eq, gte, lt, lte, sql } from 'drizzle-orm'
import { refusingOn } from '../platform/constraints.ts'
import type { Db, Tx } from '../platform/db.ts'
import { closedSpansTable as spans } from './closed-days.table.ts'

type SpanRow = typeof spans.$inferSelect

/** Keeps a closed span; the database refuses one that overlaps another of the same supporter. */
export async function insertSpan(tx: Tx, span: SpanRow): Promise<void> {
  await refusingOn('closed_spans_of_one_supporter_never_overlap', 'closed-already', tx.insert(spans).values(span))
}

/** Takes a span away; one of somebody else is not there. */
export async function deleteSpan(tx: Tx, organizationId: OrganizationId, id: ClosedSpanId): Promise<void> {
  const gone = await tx
    .delete(spans)
    .where(and(eq(spans.id, id), eq(spans.organizationId, organizationId)))
    .returning({ id: spans.id })
  if (gone.length === 0) throw new Refusal('not-found')
}

/** Deletes what was over before this day. */
export async function deleteSpansBefore(tx: Tx, day: string): Promise<void> {
  await tx.delete(spans).where(lt(spans.to, day))
}

/** A span of this supporter that shares a day with another, if there is one. */
export async function overlapping(
  tx: Tx,
  { organizationId, from, to }: Pick<SpanRow, 'organizationId' | 'from' | 'to'>,
) {
  const [row] = await tx
    .select({ from: spans.from, to: spans.to })
    .from(spans)
    .where(and(eq(spans.organizationId, organizationId), lte(spans.from, to), gte(spans.to, from)))
    .orderBy(spans.from)
    .limit(1)
  return row ?? null
}

/** Nobody fills the calendar without end. */
export async function refuseTooManySpans(tx: Tx, organizationId: OrganizationId, today: string): Promise<void> {
  const [row] = await tx
    .select({ n: sql<number>`count(*)::int` })
    .from(spans)
    .where(and(eq(spans.organizationId, organizationId), gte(spans.to, today)))
  if (row!.n >= mostSpansAhead)
    throw new Refusal(
      'no-room-left',
      `活動できない日は${mostSpansAhead}件までです。終わった予定や要らない予定を消してください`,
    )
}

/**
 * Whether a supporter has closed this day. Whoever lets a yes depend on it stands in the supporter's line first
 * (`standInLineOf`), so that a yes and a closing that come at once are told apart.
 */
export async function isClosedOn(db: Db | Tx, organizationId: OrganizationId, day: string): Promise<boolean> {
  const [row] = await db
    .select({ id: spans.id })
    .from(spans)
    .where(and(eq(spans.organizationId, organizationId), lte(spans.from, day), gte(spans.to, day)))
    .limit(1)
  return row !== undefined
}
