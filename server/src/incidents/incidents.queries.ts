import { type IncidentId, type MatchId, type Page, Refusal } from '@app/shared'
import {
  type Incident,
  type IncidentLine,
  incidentPoints,
  type IncidentReport,
  type IncidentStatus,
} from '@app/shared/incidents'
import { and, asc, desc, eq, getTableColumns, lt, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { accountsTable as accounts } from '../accounts/accounts.table.ts'
import { matchesTable as matches } from '../matches/matches.table.ts'
import { organizationsTable as organizations } from '../organizations/organizations.table.ts'
import type { Actor } from '../platform/context.ts'
import type { Db, Tx } from '../platform/db.ts'
import { requestsTable as requests } from '../requests/requests.table.ts'
import {
  incidentChecksTable as checks,
  incidentNotesTable as notes,
  incidentsTable as incidents,
  incidentWordingsTable as wordings,
} from './incidents.table.ts'

const supporters = alias(organizations, 'supporter_names')
const unnamed = 'センター'

interface Wanted {
  after?: string | undefined
  perPage: number
  status?: IncidentStatus | undefined
}

/** 事故・ヒヤリハット for the desk, the newest first: ids are UUIDv7. */
export async function incidentsFor(db: Db | Tx, { after, perPage, status }: Wanted): Promise<Page<IncidentLine>> {
  const fits = status ? eq(incidents.status, status) : undefined
  const rows = await lines(db)
    .where(and(fits, after === undefined ? undefined : behind(after)))
    .orderBy(desc(incidents.id))
    .limit(perPage + 1)
  const total = await db.$count(incidents, fits)
  const items = rows.slice(0, perPage).map(lineOf)
  const next = rows.length > perPage ? items.at(-1)!.id : null
  return { items, next, total: Math.min(total, 1_000), totalIsCapped: total > 1_000 }
}

/** One report whole, for the centre. */
export async function incidentSeen(db: Db | Tx, id: IncidentId): Promise<Incident> {
  const [row] = await lines(db).where(eq(incidents.id, id))
  if (!row) throw new Refusal('not-found')
  const { atTime: time, what, told, matchId, channel, outcome, mayTell, handledAt, version } = row.incident
  return {
    ...lineOf(row),
    ...{ time, what, told, matchId, channel, outcome, mayTell, version },
    handledAt: handledAt?.toISOString() ?? null,
    requestId: row.requestId,
    associationName: row.associationName,
    supporterName: row.supporterName,
    writtenBy: channel === 'web' ? null : (row.writtenBy ?? unnamed),
    checklist: await checklistOf(db, id),
    notes: await notesOf(db, id),
    earlier: await wordingsOf(db, id),
  }
}

/** Every point in its order, done or not. */
async function checklistOf(db: Db | Tx, id: IncidentId): Promise<Incident['checklist']> {
  const done = await db
    .select({ point: checks.point, at: checks.doneAt, by: accounts.displayName })
    .from(checks)
    .leftJoin(accounts, eq(accounts.id, checks.doneBy))
    .where(eq(checks.incidentId, id))
  return incidentPoints.map((point) => {
    const tick = done.find((one) => one.point === point)
    return { point, doneAt: tick?.at.toISOString() ?? null, doneBy: tick ? (tick.by ?? unnamed) : null }
  })
}

/** What it said before each correction, the oldest first; who corrected it where the centre wrote it down. */
async function wordingsOf(db: Db | Tx, id: IncidentId): Promise<Incident['earlier']> {
  const rows = await db
    .select({ wording: getTableColumns(wordings), by: accounts.displayName })
    .from(wordings)
    .leftJoin(accounts, eq(accounts.id, wordings.changedBy))
    .where(eq(wordings.incidentId, id))
    .orderBy(asc(wordings.until), asc(wordings.id))
  return rows.map(({ wording: { kind, onDay, atTime, what, care, told, until, channel }, by }) => ({
    ...{ kind, day: onDay, time: atTime, what, care, told, until: until.toISOString() },
    by: channel === 'web' ? null : (by ?? unnamed),
  }))
}

/** About which match a report is. */
export async function matchOfIncident(db: Db | Tx, id: IncidentId): Promise<MatchId> {
  const [row] = await db.select({ matchId: incidents.matchId }).from(incidents).where(eq(incidents.id, id))
  if (!row) throw new Refusal('not-found')
  return row.matchId
}

async function notesOf(db: Db | Tx, id: IncidentId): Promise<Incident['notes']> {
  const rows = await db
    .select({ id: notes.id, text: notes.text, at: notes.at, by: accounts.displayName })
    .from(notes)
    .leftJoin(accounts, eq(accounts.id, notes.by))
    .where(eq(notes.incidentId, id))
    .orderBy(asc(notes.at), asc(notes.id))
  return rows.map((note) => ({ ...note, at: note.at.toISOString(), by: note.by ?? unnamed }))
}

/** What was reported about a match that the reader stands in: each side its own, the centre both. */
export async function reportsOfMatch(db: Db | Tx, { role }: Actor, id: MatchId): Promise<IncidentReport[]> {
  const own = role === 'association' || role === 'supporter' ? eq(incidents.side, role) : undefined
  const rows = await db
    .select()
    .from(incidents)
    .where(and(eq(incidents.matchId, id), own))
    .orderBy(asc(incidents.id))
  return rows.map(reportSeen)
}

/** A report as its own side reads it. */
export const reportSeen = (row: typeof incidents.$inferSelect): IncidentReport => ({
  ...{ id: row.id, side: row.side, kind: row.kind, day: row.onDay, time: row.atTime, what: row.what },
  ...{ care: row.care, told: row.told, status: row.status },
  outcome: row.mayTell ? row.outcome : null,
  reportedAt: row.reportedAt.toISOString(),
})

const lines = (db: Db | Tx) =>
  db
    .select({
      incident: getTableColumns(incidents),
      requestId: requests.id,
      requestTitle: requests.title,
      requestNumber: requests.number,
      associationName: organizations.name,
      supporterName: supporters.name,
      writtenBy: accounts.displayName,
    })
    .from(incidents)
    .innerJoin(matches, eq(matches.id, incidents.matchId))
    .innerJoin(requests, eq(requests.id, matches.requestId))
    .innerJoin(organizations, eq(organizations.id, requests.associationId))
    .innerJoin(supporters, eq(supporters.id, matches.supporterId))
    .leftJoin(accounts, eq(accounts.id, incidents.reportedBy))
type Row = Awaited<ReturnType<typeof lines>>[number]

function lineOf({ incident, requestTitle, requestNumber, associationName, supporterName }: Row): IncidentLine {
  const { id, side, kind, onDay: day, care, status, reportedAt } = incident
  return {
    ...{ id, side, kind, day, care, status, requestTitle, requestNumber },
    reporter: side === 'supporter' ? supporterName : associationName,
    reportedAt: reportedAt.toISOString(),
  }
}

function behind(after: string): SQL {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(after)) throw new Refusal('invalid-input')
  return lt(incidents.id, after as IncidentId)
}
