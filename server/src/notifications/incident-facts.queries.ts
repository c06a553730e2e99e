import { type IncidentId, type OrganizationId, Refusal } from '@app/shared'
import { eq } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { incidentsTable as incidents } from '../incidents/incidents.table.ts'
import { matchesTable as matches } from '../matches/matches.table.ts'
import { organizationsTable as organizations } from '../organizations/organizations.table.ts'
import type { Tx } from '../platform/db.ts'
import { requestsTable as requests } from '../requests/requests.table.ts'

const supporters = alias(organizations, 'supporter_names')

/** A report as its notices tell it; `outcome` only where it may be told. What happened is not among it. */
export async function incidentFacts(tx: Tx, id: IncidentId) {
  const [row] = await tx
    .select({
      ...{ kind: incidents.kind, side: incidents.side, status: incidents.status, mayTell: incidents.mayTell },
      ...{ outcome: incidents.outcome, matchId: incidents.matchId, title: requests.title },
      association: { id: organizations.id, name: organizations.name },
      supporter: { id: supporters.id, name: supporters.name },
    })
    .from(incidents)
    .innerJoin(matches, eq(matches.id, incidents.matchId))
    .innerJoin(requests, eq(requests.id, matches.requestId))
    .innerJoin(organizations, eq(organizations.id, requests.associationId))
    .innerJoin(supporters, eq(supporters.id, matches.supporterId))
    .where(eq(incidents.id, id))
  if (!row) throw new Refusal('not-found')
  const { mayTell, outcome, association, supporter, ...rest } = row
  const reporter: { id: OrganizationId; name: string } = rest.side === 'supporter' ? supporter : association
  return { ...rest, reporterId: reporter.id, reporterName: reporter.name, outcome: mayTell ? outcome : null }
}
export type IncidentFacts = Awaited<ReturnType<typeof incidentFacts>>
