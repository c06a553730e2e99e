import type { DatasetField } from '@app/shared/reports'

/** How a column is described; the short way to write a data dictionary. */
type Rest = Partial<Pick<DatasetField, 'unit'>>
const field =
  (type: DatasetField['type']) =>
  (name: string, label: string, meaning: string, { unit = null }: Rest = {}): DatasetField => ({
    ...{ name, label, meaning, type, unit },
    codes: [],
  })

export const text = field('text')
export const integer = field('integer')
export const date = field('date')
export const time = field('time')
export const flag = field('flag')

/** A code with the list of what it may be; the word for it stands in the column `<name>_label` beside it. */
export const code = (
  name: string,
  label: string,
  meaning: string,
  words: Readonly<Record<string, string>>,
): DatasetField[] => [
  {
    ...{ name, label, meaning, type: 'code', unit: null },
    codes: Object.entries(words).map(([one, word]) => ({ code: one, label: word })),
  },
  text(`${name}_label`, `${label}（ことば）`, `${name} を日本語で書いたもの`),
]
