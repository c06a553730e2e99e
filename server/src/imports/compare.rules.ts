import { associationFields, supporterFields } from './columns.rules.ts'
import { channelWords } from './contacts.rules.ts'
import { type AssociationDraft, type SupporterDraft } from './rows.rules.ts'
import { hasLostLetter, isSameButForLostLetters, plain, toKatakana } from './text.rules.ts'

/** 変わるところ: one field, before and after, as a person reads it. */
export interface Change {
  field: string
  label: string
  now: string | null
  then: string
}

type Draft = SupporterDraft | AssociationDraft

const labels: Record<keyof SupporterDraft | keyof AssociationDraft, string> = {
  ...supporterFields,
  ...associationFields,
  name: '名前',
  kana: 'ふりがな',
  phones: '電話',
  faxes: 'FAX',
  mail: 'メールアドレス',
  helpText: supporterFields.help,
  areaText: supporterFields.area,
  timesText: supporterFields.times,
  headsText: supporterFields.heads,
}

/** Understood from a text that stands beside them: the text is what is compared. */
const derived = new Set<string>(['help', 'area', 'times', 'heads', 'number'])

/** A value as one line of words; the same words mean the same value. */
const wordsOf = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(wordsOf).join('、')
  if (typeof value === 'object' && 'number' in value && 'extension' in value) {
    return value.extension ? `${String(value.number)} 内線${String(value.extension)}` : String(value.number)
  }
  return plain(String(value))
}

/** The way to be reached in the ledger's words, everything else as it stands. */
const lineOf = (field: string, value: unknown): string =>
  field === 'contactWays' && Array.isArray(value)
    ? value.map((way: keyof typeof channelWords) => channelWords[way]).join('、')
    : wordsOf(value)

/** A reading is the same reading in hiragana and katakana. */
const isSame = (field: string, now: string, then: string): boolean =>
  now === then || (field === 'kana' && toKatakana(now) === toKatakana(then))

/** A letter that the new file has lost is no news: what is known stays. */
const isOnlyDamage = (before: string, after: string): boolean =>
  hasLostLetter(after) && isSameButForLostLetters(after, before)

/**
 * What importing this row would change. An empty cell changes nothing: the ledger does not say, somebody here may know.
 * Width, dashes and spaces are no change, so that two encodings of one ledger are one ledger.
 */
export const changesBetween = <D extends Draft>(known: D, draft: D): Change[] =>
  (Object.keys(draft) as (keyof D & string)[]).flatMap((field) => {
    if (derived.has(field)) return []
    const [now, then] = [lineOf(field, known[field]), lineOf(field, draft[field])]
    if (then === '' || isSame(field, now, then) || isOnlyDamage(now, then)) return []
    return [{ field, label: labels[field as keyof typeof labels], now: now || null, then }]
  })
