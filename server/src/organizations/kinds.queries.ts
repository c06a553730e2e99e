import { type SupporterKindRow, supporterKinds } from '@app/shared/organizations'
import { asc } from 'drizzle-orm'
import type { Db } from '../platform/db.ts'
import { supporterKindsTable as kinds } from './organizations.table.ts'

/** All kinds in their order. Kinds that are no longer offered stay in it, marked, because supporters have them. */
export const supporterKindsListed = async (db: Db): Promise<SupporterKindRow[]> =>
  (await db.select().from(kinds).orderBy(asc(kinds.position), asc(kinds.kind))).map(rowOf)

const given: readonly string[] = supporterKinds
/** A kind as it is shown: whether the city's program brought it, or an admin added it. */
export const rowOf = (row: typeof kinds.$inferSelect): SupporterKindRow => ({ ...row, given: given.includes(row.kind) })
