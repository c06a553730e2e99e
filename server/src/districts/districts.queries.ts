import { isStaff } from '@app/shared/accounts/role'
import { blocks, type District } from '@app/shared/districts'
import { asc, sql } from 'drizzle-orm'
import type { Actor } from '../platform/context.ts'
import type { Db } from '../platform/db.ts'
import { districtsTable as districts } from './districts.table.ts'

const blockOrder = sql`array_position(array[${sql.join(
  blocks.map((block) => sql`${block}`),
  sql`, `,
)}]::text[], ${districts.block})`

/** All districts, block by block in the city's order (東・西・南・北・中央). */
export async function districtsFor(db: Db, actor: Actor): Promise<District[]> {
  const rows = await db.select().from(districts).orderBy(blockOrder, asc(districts.id))
  return rows.map((row) => districtSeen(actor, row))
}

/** 要確認 is the centre's own doubt: everybody else is told nothing about it. */
export const districtSeen = ({ role }: Actor, { blockUnsure, ...row }: typeof districts.$inferSelect): District => ({
  ...row,
  blockUnsure: role !== 'nobody' && role !== 'system' && isStaff(role) ? blockUnsure : null,
})
