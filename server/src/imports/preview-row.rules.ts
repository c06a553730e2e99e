import type { OrganizationId } from '@app/shared'
import { type News, type Verdict } from '@app/shared/imports'
import { type Change } from './compare.rules.ts'
import { type TableRow } from './layout.rules.ts'
import { type AssociationDraft, type Leftover, type SupporterDraft } from './rows.rules.ts'

/** What was understood of a row, of either kind of ledger. */
export type Draft = SupporterDraft | AssociationDraft

/** One row of the preview, as it is kept until somebody confirms. */
export interface PreviewRow extends TableRow {
  name: string
  verdict: Verdict
  news: News | null
  reasons: string[]
  changes: Change[]
  leftovers: Leftover[]
  understood: Draft | null
  /** Whom the row is about, when we know. */
  organizationId: OrganizationId | null
}
