import { z } from 'zod'
import { importId, organizationId } from '../kernel/ids.ts'
import { importStatuses } from './import.lifecycle.ts'

export const ledgerKind = z.enum(['supporters', 'associations'])
export type LedgerKind = z.infer<typeof ledgerKind>

/** What will happen to a row, and why. */
export const verdicts = ['new', 'changed', 'same', 'needs-person', 'refused', 'vanished'] as const
export const verdict = z.enum(verdicts)
export type Verdict = (typeof verdicts)[number]

/**
 * What is new in a later ledger of associations; a person confirms each row or a kind at once. A row stands under the
 * weightiest of its changes: another chair, another way to reach them, other facts. `vanished`: known, and left out now.
 */
export const newsKinds = ['new', 'officer', 'contact', 'facts', 'vanished'] as const
export const news = z.enum(newsKinds)
export type News = (typeof newsKinds)[number]

/** A person's word on a row that needs one: take it as the ledger says, keep what we have, or leave the row out. */
export const decisions = ['take', 'keep', 'skip'] as const
export const decision = z.enum(decisions)
export type Decision = (typeof decisions)[number]

export const importRow = z
  .object({
    rowNo: z.int(),
    verdict,
    news: news.nullable(),
    /** Japanese sentences: what happens and why. */
    reasons: z.array(z.string()),
    name: z.string(),
    cells: z.array(z.string()),
    /** Field by field: what it is now, what the ledger says. */
    changes: z.array(
      z.object({ field: z.string(), label: z.string(), now: z.string().nullable(), then: z.string().nullable() }),
    ),
    leftovers: z.array(z.object({ column: z.string(), text: z.string(), reason: z.string() })),
    decision: decision.nullable(),
    /** What a person may decide; empty when nothing is to decide. */
    choices: z.array(decision),
    organizationId: organizationId.nullable(),
  })
  .meta({ id: 'ImportRow' })
export type ImportRow = z.infer<typeof importRow>

export const ledgerImport = z
  .object({
    id: importId,
    kind: ledgerKind,
    fileName: z.string(),
    encoding: z.string(),
    sheet: z.string().nullable(),
    headerRow: z.int(),
    headers: z.array(z.string()),
    /** Column index → field; null = not taken. */
    columns: z.array(z.string().nullable()),
    /** What a column may be. */
    fields: z.array(z.object({ field: z.string(), label: z.string(), required: z.boolean() })),
    /** The first cells of each column, so that a person sees what stands in it. */
    samples: z.array(z.array(z.string())),
    status: z.enum(importStatuses),
    counts: z.object({
      new: z.int(),
      changed: z.int(),
      same: z.int(),
      'needs-person': z.int(),
      refused: z.int(),
      vanished: z.int(),
    }),
    undecided: z.int(),
    /** By kind of news: how many rows, and of how many nobody has decided. */
    news: z.record(news, z.object({ rows: z.int(), undecided: z.int() })),
    /** What confirming writes (or, once confirmed, wrote): newly registered, changed. */
    writes: z.object({ register: z.int(), change: z.int(), mark: z.int() }),
    leftovers: z.int(),
    uploadedAt: z.iso.datetime(),
    confirmedAt: z.iso.datetime().nullable(),
    version: z.int(),
  })
  .meta({ id: 'LedgerImport' })
export type LedgerImport = z.infer<typeof ledgerImport>
