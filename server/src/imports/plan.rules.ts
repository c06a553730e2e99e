import type { OrganizationId } from '@app/shared'
import { type Decision } from '@app/shared/imports'
import { placeOf } from './judge-associations.rules.ts'
import { rowsInWords } from './judge.rules.ts'
import { type Draft, type PreviewRow } from './preview-row.rules.ts'

/** A row with a person's word on it. */
export interface DecidedRow extends PreviewRow {
  decision: Decision | null
}

/** What confirming does with one row. `hear`: nothing changes, but what the ledger says is known from now on. */
export type Step =
  | { act: 'register'; row: DecidedRow; draft: Draft }
  | { act: 'change'; row: DecidedRow; draft: Draft; id: OrganizationId }
  | { act: 'hear'; row: DecidedRow; id: OrganizationId }
  | { act: 'leave'; row: DecidedRow }

/** A row that the registry takes over. */
export type Taking = Extract<Step, { draft: Draft }>
export const isTaking = (step: Step): step is Taking => 'draft' in step

/** Which fields of a row are taken over: all of a new organization, only what changes of a known one. */
export const isWanted =
  ({ act, row }: Taking) =>
  (field: string): boolean =>
    act === 'register' || row.changes.some((change) => change.field === field)

/** Nobody has decided yet. */
export const isUndecided = ({ verdict, news, decision }: Pick<DecidedRow, 'verdict' | 'news' | 'decision'>): boolean =>
  (verdict === 'needs-person' || news !== null) && decision === null

/** Verdict and decision together say what happens; a row that nobody decided about is left alone. */
export function stepOf(row: DecidedRow): Step {
  const { verdict, news, decision, understood: draft, organizationId: id } = row
  const isPlain = (verdict === 'new' || verdict === 'changed') && news === null
  const takes = isPlain || decision === 'take'
  if (draft && takes) return id ? { act: 'change', row, draft, id } : { act: 'register', row, draft }
  if (id && (verdict === 'same' || decision === 'keep')) return { act: 'hear', row, id }
  return { act: 'leave', row }
}

const keyOf = (draft: Draft): string | null => ('number' in draft ? draft.number : placeOf(draft))

/** Two rows that would become one organization cannot both be taken: a sentence that names them, or null. */
export function clashOf(steps: readonly Step[]): string | null {
  const taken = new Map<string, DecidedRow>()
  for (const step of steps) {
    const key = step.act === 'register' ? keyOf(step.draft) : step.act === 'change' ? step.id : null
    if (key === null) continue
    const other = taken.get(key)
    const isDecided = step.row.decision ?? other?.decision
    if (other && isDecided)
      return `${rowsInWords([other, step.row])}は同じ団体です。取り込むのは、どちらか一方にしてください`
    taken.set(key, step.row)
  }
  return null
}

const essence = ({ verdict, organizationId, changes }: PreviewRow): string =>
  JSON.stringify([verdict, organizationId, changes.map(({ field, now, then }) => [field, now, then])])

/** The same preview, row by row, with nobody more and nobody less. */
export const isAnotherStory = (seen: readonly PreviewRow[], now: readonly PreviewRow[]): boolean =>
  seen.length !== now.length || seen.some((row, at) => differs(row, now[at]))

/** Has the preview that a person saw become another one meanwhile? */
export const differs = (seen: PreviewRow, now: PreviewRow | undefined): boolean =>
  now === undefined || essence(seen) !== essence(now)
