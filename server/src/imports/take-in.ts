import type { ImportId, OrganizationId } from '@app/shared'
import type { LedgerKind } from '@app/shared/imports'
import {
  associationsKnown,
  saveImportedAssociations,
  saveImportedSupporters,
  supportersKnown,
} from '../organizations/index.ts'
import type { Tx } from '../platform/db.ts'
import { carriedFromAssociation, unknownAssociation, withAssociationLedger } from './association-words.rules.ts'
import { cityIds } from './imports.queries.ts'
import { isWanted, type Taking } from './plan.rules.ts'
import { carriedFromSupporter, unknownSupporter, withSupporterLedger } from './supporter-words.rules.ts'

interface Import {
  importId: ImportId
  now: Date
}

/** Hands everything that is taken to the registry, all at once. Answers who each row has become, in the order given. */
export const takeIn = (tx: Tx, by: Import, kind: LedgerKind, taken: readonly Taking[]): Promise<OrganizationId[]> =>
  kind === 'supporters' ? takeInSupporters(tx, by, taken) : takeInAssociations(tx, by, taken)

async function takeInSupporters(tx: Tx, by: Import, taken: readonly Taking[]): Promise<OrganizationId[]> {
  const ids = await cityIds(tx)
  const known = new Map((await supportersKnown(tx)).map((each) => [each.id, each]))
  const supporters = taken.flatMap((step) => {
    const { draft, row } = step
    if (!('number' in draft)) return []
    const before = step.act === 'change' ? known.get(step.id) : undefined
    const after = withSupporterLedger(before ?? unknownSupporter, draft, row.leftovers, ids, isWanted(step))
    return [{ ...after, id: before?.id ?? null, kept: [...row.leftovers, ...carriedFromSupporter(draft)] }]
  })
  return saveImportedSupporters(tx, by, supporters)
}

async function takeInAssociations(tx: Tx, by: Import, taken: readonly Taking[]): Promise<OrganizationId[]> {
  const { districts } = await cityIds(tx)
  const known = new Map((await associationsKnown(tx)).map((each) => [each.id, each]))
  const associations = taken.flatMap((step) => {
    const { draft, row } = step
    if (!('households' in draft)) return []
    const before = step.act === 'change' ? known.get(step.id) : undefined
    const after = withAssociationLedger(before ?? unknownAssociation, draft, districts, isWanted(step))
    return [{ ...after, id: before?.id ?? null, kept: [...row.leftovers, ...carriedFromAssociation(draft)] }]
  })
  return saveImportedAssociations(tx, by, associations)
}
