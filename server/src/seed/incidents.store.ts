import type { IncidentId, OrganizationId } from '@app/shared'
import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { incidentsTable } from '../incidents/incidents.table.ts'
import { matchesTable as matches } from '../matches/matches.table.ts'
import type { Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'

/** One near miss of the demo city, told by the company after its latest help; the centre has still to deal with it. */
export async function insertIncidents(tx: Tx, { now, company }: { now: Date; company: OrganizationId }): Promise<void> {
  const [match] = await tx
    .select({ id: matches.id, onDay: matches.onDay })
    .from(matches)
    .where(and(eq(matches.supporterId, company), eq(matches.status, 'done'), isNotNull(matches.onDay)))
    .orderBy(desc(matches.onDay))
    .limit(1)
  if (!match?.onDay) return
  const at = new Date(now.getTime() - 3 * 3_600_000)
  await tx.insert(incidentsTable).values({
    ...{ id: newId<IncidentId>(), matchId: match.id, side: 'supporter', kind: 'near-miss', care: 'no' },
    ...{ onDay: match.onDay, atTime: '11:20', channel: 'web', isDemo: true },
    what: '片づけのとき、脚立がぐらついて落ちそうになりました。けがはありません。次の方のためにお知らせします。',
    told: 'その場にいた役員の方',
    ...{ reportedAt: at, openSince: at, updatedAt: at },
  })
}
