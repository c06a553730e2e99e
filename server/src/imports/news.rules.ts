import type { OrganizationId } from '@app/shared'
import { type News } from '@app/shared/imports'
import { type Known } from './judge.rules.ts'
import { type PreviewRow } from './preview-row.rules.ts'
import { type AssociationDraft } from './rows.rules.ts'

/** An association we know, and whether its absence is a question: it is not while it waits, has ended, or was asked about this year. */
export interface KnownNeighbour extends Known<AssociationDraft> {
  mayVanish: boolean
  /** Recorded as dissolved. */
  hasEnded: boolean
}

const reach = new Set(['phones', 'mail', 'contactWays'])

/** Under which kind of news a row of a later ledger stands: the weightiest of its changes. */
function newsOf({ verdict, changes }: Omit<PreviewRow, 'news'>): News | null {
  if (verdict === 'new') return 'new'
  if (verdict !== 'changed') return null
  const fields = changes.map(({ field }) => field)
  if (fields.includes('chair')) return 'officer'
  return fields.some((field) => reach.has(field)) ? 'contact' : 'facts'
}

/**
 * 年に一度の台帳: beside what each row says, whom the ledger leaves out. Asked is only about those whom an earlier ledger
 * named, and only in districts of which this one speaks.
 */
export function withNews(rows: readonly Omit<PreviewRow, 'news'>[], known: readonly KnownNeighbour[]): PreviewRow[] {
  if (known.length === 0) return rows.map((row) => ({ ...row, news: null }))
  const named = new Set(rows.map(({ organizationId }) => organizationId))
  const districts = new Set(
    rows.flatMap(({ understood }) => (understood && 'district' in understood ? [understood.district] : [])),
  )
  const gone = known.filter(
    ({ id, draft, ledger, mayVanish }) =>
      mayVanish && ledger && !named.has(id as OrganizationId) && districts.has(draft.district),
  )
  const last = rows.reduce((most, { rowNo }) => Math.max(most, rowNo), 0)
  return [
    ...rows.map((row) => ({ ...row, news: newsOf(row) })),
    ...gone.map((each, at) => leftOut(each, last + at + 1)),
  ]
}

const leftOut = ({ id, draft }: KnownNeighbour, rowNo: number): PreviewRow => ({
  rowNo,
  cells: [],
  name: draft.name ?? '',
  verdict: 'vanished',
  news: 'vanished',
  reasons: [`${draft.district ?? ''}地区の台帳に、名前が見当たりません`],
  changes: [],
  leftovers: [],
  understood: null,
  organizationId: id as OrganizationId,
})
