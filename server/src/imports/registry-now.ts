import { fiscalYearOf, jstDay } from '@app/shared'
import type { LedgerKind } from '@app/shared/imports'
import { associationsKnown, supportersKnown } from '../organizations/index.ts'
import type { Tx } from '../platform/db.ts'
import { associationInLedgerWords } from './association-words.rules.ts'
import { cityIds } from './imports.queries.ts'
import { lastHeard } from './imports.store.ts'
import { type Registry } from './preview.rules.ts'
import { type Draft } from './preview-row.rules.ts'
import { type AssociationDraft, type SupporterDraft } from './rows.rules.ts'
import { supporterInLedgerWords } from './supporter-words.rules.ts'

/** The organizations of one kind as they stand now, in a ledger's words, and what ledgers last said of each. */
export async function registryNow(tx: Tx, kind: LedgerKind, now: Date): Promise<Registry> {
  const ids = await cityIds(tx)
  const heard = await lastHeard(tx, kind)
  if (kind === 'supporters') {
    const known = (await supportersKnown(tx)).map((record) => {
      const said = ofSupporter(heard.get(record.id))
      return { id: record.id, draft: supporterInLedgerWords(record, said, ids), ledger: said }
    })
    return { kind, known }
  }
  const year = fiscalYearOf(jstDay(now))
  const known = (await associationsKnown(tx)).map((record) => {
    const said = ofAssociation(heard.get(record.id))
    const wasAsked = record.stillThereOn !== null && fiscalYearOf(record.stillThereOn) === year
    return {
      mayVanish: record.standing === 'active' && !wasAsked,
      hasEnded: record.standing === 'dissolved',
      id: record.id,
      draft: associationInLedgerWords(record, said, ids.districts),
      ledger: said,
    }
  })
  return { kind, known }
}

const ofSupporter = (said: Draft | undefined): SupporterDraft | null => (said && 'number' in said ? said : null)
const ofAssociation = (said: Draft | undefined): AssociationDraft | null => (said && 'households' in said ? said : null)
