import type { SupporterKindRow } from '@app/shared/organizations'
import { asc } from 'drizzle-orm'
import type { Db } from '../platform/db.ts'
import { supporterKindsTable as kinds } from './organizations.table.ts'

/** All kinds in their order. Kinds that are no longer offered stay in it, marked, because supporters have them. */
export const supporterKindsListed = (db: Db): Promise<SupporterKindRow[]> =>
  db.select().from(kinds).orderBy(asc(kinds.position), asc(kinds.kind))
