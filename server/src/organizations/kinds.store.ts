import { Refusal } from '@app/shared'
import type { SupporterKind, SupporterKindChanges, SupporterKindRow } from '@app/shared/organizations'
import { and, eq, not, sql } from 'drizzle-orm'
import type { Tx } from '../platform/db.ts'
import { refusingOn } from '../platform/constraints.ts'
import { rowOf } from './kinds.queries.ts'
import { supporterKindsTable as kinds } from './organizations.table.ts'
import { waitingChangesTable as changes } from './waiting-changes.table.ts'

/** What is asked of a kind that somebody has chosen. */
export async function kindOf(tx: Tx, kind: SupporterKind): Promise<SupporterKindRow> {
  const [row] = await tx.select().from(kinds).where(eq(kinds.kind, kind))
  const detail = '団体の種類を選んでください'
  if (!row) throw new Refusal('invalid-input', detail, [{ pointer: '/profile/kind', detail }])
  return rowOf(row)
}

/** Holds a kind until the transaction ends. */
export async function lockKind(tx: Tx, kind: SupporterKind): Promise<SupporterKindRow> {
  const [row] = await tx.select().from(kinds).where(eq(kinds.kind, kind)).for('update')
  if (!row) throw new Refusal('not-found')
  return rowOf(row)
}

export async function saveKind(tx: Tx, kind: SupporterKind, changes: SupporterKindChanges): Promise<SupporterKindRow> {
  const [row] = await tx
    .update(kinds)
    .set({ ...changes, version: sql`${kinds.version} + 1` })
    .where(eq(kinds.kind, kind))
    .returning()
  return rowOf(row!)
}

export async function insertKind(tx: Tx, kind: SupporterKind, said: SupporterKindChanges): Promise<SupporterKindRow> {
  const [row] = await tx
    .insert(kinds)
    .values({ kind, ...said })
    .returning()
  return rowOf(row!)
}

/** Nobody has it, and nobody waits to have it. */
export async function deleteKind(tx: Tx, kind: SupporterKind): Promise<void> {
  const isWished = sql`exists (select from ${changes} where ${changes.profile} ->> 'kind' = ${kinds.kind})`
  const remove = tx
    .delete(kinds)
    .where(and(eq(kinds.kind, kind), not(isWished)))
    .returning({ kind: kinds.kind })
  const [gone] = await refusingOn('supporter_is_of_a_known_kind', 'kind-in-use', remove)
  if (!gone) throw new Refusal('kind-in-use')
}
