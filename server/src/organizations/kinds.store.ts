import { Refusal } from '@app/shared'
import type { SupporterKind, SupporterKindChanges } from '@app/shared/organizations'
import { eq, sql } from 'drizzle-orm'
import type { Tx } from '../platform/db.ts'
import { supporterKindsTable as kinds } from './organizations.table.ts'

export type KindRow = typeof kinds.$inferSelect

export async function kindOf(tx: Tx, kind: SupporterKind): Promise<KindRow> {
  const [row] = await tx.select().from(kinds).where(eq(kinds.kind, kind))
  if (!row) throw new Refusal('not-found')
  return row
}

/** Holds a kind until the transaction ends. */
export async function lockKind(tx: Tx, kind: SupporterKind): Promise<KindRow> {
  const [row] = await tx.select().from(kinds).where(eq(kinds.kind, kind)).for('no key update')
  if (!row) throw new Refusal('not-found')
  return row
}

export async function saveKind(tx: Tx, kind: SupporterKind, changes: SupporterKindChanges): Promise<KindRow> {
  const [row] = await tx
    .update(kinds)
    .set({ ...changes, version: sql`${kinds.version} + 1` })
    .where(eq(kinds.kind, kind))
    .returning()
  return row!
}
