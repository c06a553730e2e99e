import type { RequestId } from '@app/shared'
import type { RequestStatus, WishedDay } from '@app/shared/requests'
import { eq } from 'drizzle-orm'
import { helpItemsTable as items } from '../help-categories/help-categories.table.ts'
import type { Db } from '../platform/db.ts'
import { daysOf } from './requests.store.ts'
import { requestsTable as requests } from './requests.table.ts'

/** What the code on a paper tells to whoever holds it: nothing that says who asked or where. */
export interface CodeFacts {
  id: RequestId
  code: string
  /** The kind of help in the city's words; the title is the association's own and may name it. */
  help: string
  status: RequestStatus
  days: WishedDay[]
  headsMin: number
  headsMax: number
}

/** The request under a short code; null when no paper carries it. */
export async function byCode(db: Db, code: string): Promise<CodeFacts | null> {
  const { id, status, headsMin, headsMax } = requests
  const [row] = await db
    .select({ id, code: requests.code, help: items.name, status, headsMin, headsMax })
    .from(requests)
    .innerJoin(items, eq(items.id, requests.itemId))
    .where(eq(requests.code, code))
  return row ? { ...row, days: await daysOf(db, row.id) } : null
}
