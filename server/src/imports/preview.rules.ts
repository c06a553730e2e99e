import type { OrganizationId } from '@app/shared'
import { type Decision, type Verdict } from '@app/shared/imports'
import { associationFields, mappingFrom, supporterFields } from './columns.rules.ts'
import { changesBetween } from './compare.rules.ts'
import { judgeAssociationRows, placeOf } from './judge-associations.rules.ts'
import { judgeSupporterRows } from './judge-supporters.rules.ts'
import { type KnownNeighbour, withNews } from './news.rules.ts'
import { type JudgedRow, type Known } from './judge.rules.ts'
import { type TableRow } from './layout.rules.ts'
import { type CityFacts, type SupporterDraft, understandAssociationRow, understandSupporterRow } from './rows.rules.ts'
import { type Draft, type PreviewRow } from './preview-row.rules.ts'
import { plain } from './text.rules.ts'

/** What we know of one kind of organization: the registry, and what ledgers said before. */
export type Registry =
  { kind: 'supporters'; known: Known<SupporterDraft>[] } | { kind: 'associations'; known: KnownNeighbour[] }

/** 下見: what importing would do, row by row, against the registry as it stands now. Nothing is written. */
export function previewOf(
  rows: readonly TableRow[],
  columns: readonly (string | null)[],
  city: CityFacts,
  registry: Registry,
): PreviewRow[] {
  if (registry.kind === 'supporters') {
    const { known } = registry
    const mapping = mappingFrom(columns, supporterFields)
    const judged = judgeSupporterRows(rows, (cells) => understandSupporterRow(cells, mapping, city), known)
    return shown(rows, judged, known, ({ number }) => number).map((row) => ({ ...row, news: null }))
  }
  const { known } = registry
  const mapping = mappingFrom(columns, associationFields)
  const judged = judgeAssociationRows(rows, (cells) => understandAssociationRow(cells, mapping, city), known)
  return withNews(shown(rows, judged, known, placeOf), known)
}

function shown<D extends Draft>(
  rows: readonly TableRow[],
  judged: readonly JudgedRow<D>[],
  known: readonly Known<D>[],
  keyOf: (draft: D) => string | null,
): Omit<PreviewRow, 'news'>[] {
  const knownByKey = new Map(known.map((each) => [keyOf(each.draft), each]))
  return judged.map((row, at) => {
    const key = row.draft && keyOf(row.draft)
    const settled = settleTwin(row, (key && knownByKey.get(key)) || null)
    return previewRow(settled, rows[at]?.cells ?? [])
  })
}

/** Of several unlike rows that claim to be one known organization, the one that changes nothing is no question. */
function settleTwin<D extends Draft>(row: JudgedRow<D>, known: Known<D> | null): JudgedRow<D> {
  if (row.verdict !== 'needs-person' || row.knownId || !known || !row.draft) return row
  const changes = changesBetween(known.draft, row.draft)
  return changes.length === 0
    ? { ...row, verdict: 'same', reason: '登録済みの内容と同じです', knownId: known.id }
    : { ...row, changes, knownId: known.id }
}

const firstWords = (cells: readonly string[]): string => cells.find((cell) => plain(cell) !== '')?.trim() ?? ''

function previewRow<D extends Draft>(row: JudgedRow<D>, cells: string[]): Omit<PreviewRow, 'news'> {
  const { rowNo, verdict, reason, notes, doubts, draft, changes, leftovers, knownId } = row
  return {
    rowNo,
    cells,
    name: draft?.name ?? firstWords(cells),
    verdict,
    reasons: [
      reason,
      ...notes,
      ...doubts.map(({ column, text, reason: doubt }) => `${column}「${text.trim()}」: ${doubt}`),
      ...(draft ? missingHeads(verdict, draft) : []),
    ],
    changes,
    leftovers,
    understood: draft,
    organizationId: knownId as OrganizationId | null,
  }
}

/** A supporter must name a figure; where the ledger has none, one head is the least it means. */
const missingHeads = (verdict: Verdict, draft: Draft): string[] =>
  verdict === 'new' && 'heads' in draft && !draft.heads
    ? [
        `人数${draft.headsText ? `「${draft.headsText}」` : 'の記入がありません'}: 1人として登録します。電話で確かめてください`,
      ]
    : []

/** What a person may decide about a row: it can only be kept as it is here when it is here. */
export function choicesOf(row: Pick<PreviewRow, 'verdict' | 'news' | 'understood' | 'organizationId'>): Decision[] {
  if (row.verdict === 'vanished') return ['take', 'keep']
  if (row.news && row.verdict === 'new') return ['take', 'skip']
  if (row.news) return ['take', 'keep', 'skip']
  if (row.verdict !== 'needs-person' || !row.understood) return []
  if (row.organizationId) return ['take', 'keep', 'skip']
  return 'households' in row.understood && !row.understood.district ? ['skip'] : ['take', 'skip']
}
