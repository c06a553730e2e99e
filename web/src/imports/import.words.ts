import type { ImportStatus } from '@app/shared/imports'

/** The steps of an import, as they stand in the URL. */
export const steps = ['file', 'columns', 'rows', 'confirm'] as const
export type Step = (typeof steps)[number]
export const stepFrom = (query: unknown): Step => steps.find((step) => step === query) ?? 'file'

/** Verdicts in the order a person should look at them. */
export const verdictOrder = ['needs-person', 'new', 'changed', 'vanished', 'same', 'refused'] as const

/** In a later ledger what changes stands by kind of news. */
export const newsOrder = ['officer', 'contact', 'facts'] as const

/** How a file was saved, as a key of the words on screen. */
const encodings: Record<string, string> = {
  CP932: 'cp932',
  'UTF-8 (BOM)': 'utf8bom',
  'UTF-8': 'utf8',
  'UTF-16': 'utf16',
  XLSX: 'xlsx',
}
export const encodingKey = (encoding: string): string => `imports.encoding.${encodings[encoding] ?? 'utf8'}`

export const toneOf = (status: ImportStatus) =>
  ({ previewed: 'waiting', confirmed: 'done', discarded: 'stopped' })[status] as 'waiting' | 'done' | 'stopped'
