import type { RequestId, SeriesId } from '@app/shared'
import type { RequestInput, RequestPrivate } from '@app/shared/requests'
import { eq, getTableColumns } from 'drizzle-orm'
import type { Db, Tx } from '../platform/db.ts'
import { requestFacts } from './request-facts.queries.ts'
import type { RequestRow } from './requests.store.ts'
import { requestPrivatesTable as privates, requestsTable as requests } from './requests.table.ts'

const most = 100

/** Every session of a series with its whole form, what is private included, in the order of their numbers. */
export async function sessionInputs(
  db: Db | Tx,
  seriesId: SeriesId,
): Promise<{ row: RequestRow; input: RequestInput }[]> {
  const [found, hidden] = await Promise.all([
    requestFacts(db, eq(requests.seriesId, seriesId), most),
    hiddenOf(db, seriesId),
  ])
  return found
    .map(({ row, days }) => ({ row, input: inputOf(row, days, hidden.get(row.id)!) }))
    .toSorted((a, b) => a.row.seriesNumber! - b.row.seriesNumber!)
}

async function hiddenOf(db: Db | Tx, seriesId: SeriesId): Promise<Map<RequestId, RequestPrivate>> {
  const rows = await db
    .select(getTableColumns(privates))
    .from(privates)
    .innerJoin(requests, eq(requests.id, privates.requestId))
    .where(eq(requests.seriesId, seriesId))
  return new Map(rows.map(({ requestId, ...words }) => [requestId, words]))
}

/** A request as the form that would ask for it. */
function inputOf(row: RequestRow, days: RequestInput['days'], hidden: RequestPrivate): RequestInput {
  const { itemId, title, description, districtId, whenKind, whenNote, place, headsMin, headsMax } = row
  const { supportersDo, residentsDo, hazards, weBring, theyBring, thanks, rainPlan, answers } = row
  const { minorsWelcome, photosWelcome, centreAnswers, showName, published } = row
  return {
    ...{ itemId, title, description, districtId, whenKind, whenNote, place, headsMin, headsMax },
    ...{ supportersDo, residentsDo, hazards, weBring, theyBring, thanks, rainPlan, answers },
    ...{ minorsWelcome, photosWelcome, centreAnswers, showName, published },
    days,
    private: hidden,
  }
}
