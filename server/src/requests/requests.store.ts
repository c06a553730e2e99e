import { type OrganizationId, Refusal, type RequestId, type SeriesId } from '@app/shared'
import { type RequestInput, requestInput, type RequestPrivate, type WishedDay } from '@app/shared/requests'
import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm'
import { refusingOn } from '../platform/constraints.ts'
import type { Db, Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { prepared, toCome } from '../platform/prepared.ts'
import { newCode } from '../platform/secrets.ts'
import {
  requestDaysTable as days,
  requestPrivatesTable as privates,
  requestsTable as requests,
} from './requests.table.ts'

export type RequestRow = typeof requests.$inferSelect
type NewRow = typeof requests.$inferInsert
/** What changes with a state, a decision or an edit. */
type Changes = Partial<Omit<NewRow, 'id' | 'code' | 'associationId' | 'version'>>

export async function requestById(db: Db | Tx, id: RequestId): Promise<RequestRow> {
  const [row] = await db.select().from(requests).where(eq(requests.id, id))
  if (!row) throw new Refusal('not-found')
  return row
}

/** Holds the request: its state, its heads and its matches stay as they are until the transaction ends. */
export async function lockRequest(tx: Tx, id: RequestId): Promise<RequestRow> {
  const [row] = await tx.select().from(requests).where(eq(requests.id, id)).for('update')
  if (!row) throw new Refusal('not-found')
  return row
}

/** Holds all sessions of a series, in the order of their ids (docs/decisions/0002-lock-order.md). */
export const lockSessions = (tx: Tx, seriesId: SeriesId): Promise<RequestRow[]> =>
  tx.select().from(requests).where(eq(requests.seriesId, seriesId)).orderBy(asc(requests.id)).for('update')

/** First to third wish, in this order. */
export async function daysOf(db: Db | Tx, id: RequestId): Promise<WishedDay[]> {
  const rows = await db.select().from(days).where(eq(days.requestId, id)).orderBy(asc(days.position))
  return rows.map(({ onDay, fromTime, toTime }) => ({ day: onDay, from: fromTime, to: toTime }))
}

/** The exact place and the contact of the day: for the association, the centre, and whoever agreed (product rule 2). */
export async function privateOf(db: Db | Tx, id: RequestId): Promise<RequestPrivate> {
  const [row] = await db.select().from(privates).where(eq(privates.requestId, id))
  const { exactPlace, meetingPoint, parking, toilet, onDayName, onDayPhone } = row ?? {}
  return {
    exactPlace: exactPlace ?? null,
    meetingPoint: meetingPoint ?? null,
    parking: parking ?? null,
    toilet: toilet ?? null,
    onDayName: onDayName ?? null,
    onDayPhone: onDayPhone ?? null,
  }
}

/** What about a request does not come from the form. */
export type Reception = Pick<NewRow, 'status' | 'channel' | 'postedAt'> &
  Pick<Changes, 'enteredBy' | 'openedAt' | 'isDemo' | 'seriesId' | 'seriesNumber' | 'sessionTitle'> & {
    associationId: OrganizationId
  }
const alone = { seriesId: null, seriesNumber: null, sessionTitle: null }
const unsaid = { enteredBy: null, openedAt: null, isDemo: false, ...alone }

/** Keeps a new request under a short code that nobody has yet. */
export async function insertRequest(tx: Tx, input: RequestInput, reception: Reception): Promise<RequestId> {
  const id = newId<RequestId>()
  const each = (part: (day: WishedDay) => string | null) => input.days.map(part)
  const wished = { days: each(({ day }) => day), from: each(({ from }) => from), to: each(({ to }) => to) }
  const times = { postedAt: reception.postedAt, updatedAt: reception.postedAt }
  const row = { id, ...columnsOf(input), ...input.private, ...wished, ...unsaid, ...reception, ...times }
  for (let tries = 0; tries < 6; tries++) {
    const kept = await inserted(tx).execute({ ...row, code: newCode() })
    if (kept.length > 0) return id
  }
  throw new Error('no free code for a request')
}

const { placeholder } = sql
const ownKeys = <T extends object>(shape: T) => Object.keys(shape) as (keyof T & string)[]

/** The request, what is private about it, and its wishes in their order: in one statement. */
const inserted = prepared((db) => {
  const { days: _, private: __, ...form } = requestInput.shape
  const others = ['id', 'code', 'associationId', 'status', 'channel', 'postedAt', 'updatedAt'] as const
  const kept = db.$with('kept').as(
    db
      .insert(requests)
      .values(toCome([...others, ...ownKeys(unsaid), ...ownKeys(form)]))
      .onConflictDoNothing({ target: requests.code })
      .returning({ id: requests.id }),
  )
  const { requestId: ___, ...secrets } = getTableColumns(privates)
  const told = sql.join(
    ownKeys(secrets).map((name) => sql`${placeholder(name)}::text`),
    sql`, `,
  )
  const inside = db.$with('inside').as(
    db
      .insert(privates)
      .select(sql`select id, ${told} from kept`)
      .returning({ id: privates.requestId }),
  )
  const lists = sql`unnest(${placeholder('days')}::date[], ${placeholder('from')}::text[], ${placeholder('to')}::text[])`
  const wished = db.$with('wished').as(
    db
      .insert(days)
      .select(
        sql`select id, nth - 1, day, "from", "to" from kept, ${lists} with ordinality as l (day, "from", "to", nth)`,
      )
      .returning({ id: days.requestId }),
  )
  return db.with(kept, inside, wished).select({ id: kept.id }).from(kept).prepare('insert_request')
})

/** Writes the form anew. Fewer heads than are held or agreed is refused by the database. */
export async function saveInput(tx: Tx, id: RequestId, input: RequestInput, now: Date): Promise<void> {
  const write = saveRequest(tx, id, columnsOf(input), now)
  await refusingOn('never_more_heads_than_asked', 'quota-below-taken', write)
  await replaceDays(tx, id, input.days)
  await savePrivate(tx, id, input.private)
}

/** Where exactly, and whom to call on the day; what is left out stays as it is. */
export async function savePrivate(tx: Tx, id: RequestId, words: Partial<RequestPrivate>): Promise<void> {
  if (Object.keys(words).length > 0) await tx.update(privates).set(words).where(eq(privates.requestId, id))
}

export async function saveRequest(tx: Tx, id: RequestId, changes: Changes, now: Date): Promise<void> {
  await tx
    .update(requests)
    .set({ ...changes, updatedAt: now, version: sql`${requests.version} + 1` })
    .where(eq(requests.id, id))
}

export async function replaceDays(tx: Tx, requestId: RequestId, wished: readonly WishedDay[]): Promise<void> {
  await tx.delete(days).where(eq(days.requestId, requestId))
  if (wished.length === 0) return
  await tx
    .insert(days)
    .values(
      wished.map(({ day, from, to }, position) => ({ requestId, position, onDay: day, fromTime: from, toTime: to })),
    )
}

/** Keeps heads for a supporter's yes until the association answers. Never more than asked (rule 6). */
export const holdHeads = (tx: Tx, id: RequestId, heads: number): Promise<void> => moveHeads(tx, id, heads, 0)

/** The held heads are free again: declined, withdrawn or too late. */
export const releaseHeads = (tx: Tx, id: RequestId, heads: number): Promise<void> => moveHeads(tx, id, -heads, 0)

/** Both said yes: held heads become agreed ones. */
export const agreeHeads = (tx: Tx, id: RequestId, heads: number): Promise<void> => moveHeads(tx, id, -heads, heads)

/** An agreed match fell out. */
export const dropAgreedHeads = (tx: Tx, id: RequestId, heads: number): Promise<void> => moveHeads(tx, id, 0, -heads)

/** One conditional UPDATE; the check `never_more_heads_than_asked` stands behind it. */
async function moveHeads(tx: Tx, id: RequestId, held: number, agreed: number): Promise<void> {
  const { headsHeld, headsAgreed, headsMax } = requests
  const fits = sql`${headsHeld} + ${held} >= 0 and ${headsAgreed} + ${agreed} >= 0
    and ${headsHeld} + ${held} + ${headsAgreed} + ${agreed} <= ${headsMax}`
  const moved = await tx
    .update(requests)
    .set({ headsHeld: sql`${headsHeld} + ${held}`, headsAgreed: sql`${headsAgreed} + ${agreed}` })
    .where(and(eq(requests.id, id), fits))
    .returning({ id: requests.id })
  if (moved.length === 0) throw new Refusal('heads-full')
}

function columnsOf({ days: _, private: __, ...columns }: RequestInput) {
  return columns
}
