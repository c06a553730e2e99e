import { type ContactChannel, type SupporterKind } from '@app/shared/organizations/supporter-words'
import { headCountFrom, householdsFrom, registrationNumberFrom, type HeadCount } from './amounts.rules.ts'
import {
  associationFields,
  supporterFields,
  type AssociationField,
  type Mapping,
  type SupporterField,
} from './columns.rules.ts'
import type { Phone } from '@app/shared/kernel/written/phone'
import { contactWaysFrom, kanaFrom, mailFrom, phonesFrom, postalCodeFrom } from './contacts.rules.ts'
import { dateFrom, dateOrMonthFrom } from './dates.rules.ts'
import { areaFrom, districtFrom, type Area, type DistrictFact } from './districts.rules.ts'
import { helpFrom, type Help, type HelpItemFact } from './help.rules.ts'
import { supporterKindFrom } from './kinds.rules.ts'
import { hasLostLetter, isEmpty, keep, nothing, type Understood } from './text.rules.ts'
import { timesFrom, type Times } from './times.rules.ts'

/** Words that could not be understood: kept as they stood, with the reason, for the list that a person works through. */
export interface Leftover {
  column: string
  text: string
  reason: string
}

/** One row, understood as far as it goes. `doubts` are values we did understand but a person should look at. */
export interface UnderstoodRow<Draft> {
  draft: Draft
  leftovers: Leftover[]
  doubts: Leftover[]
}

/** 支援団体の下書き. A null means the ledger does not say. Texts stand as typed beside what was understood of them. */
export interface SupporterDraft {
  number: string | null
  registeredOn: string | null
  kind: SupporterKind | null
  name: string | null
  kana: string | null
  postalCode: string | null
  address: string | null
  representative: string | null
  contactPerson: string | null
  phones: Phone[] | null
  faxes: Phone[] | null
  mail: string | null
  help: Help | null
  helpText: string | null
  area: Area | null
  areaText: string | null
  times: Times | null
  timesText: string | null
  heads: HeadCount | null
  headsText: string | null
  note: string | null
}

/** 自治会の下書き */
export interface AssociationDraft {
  district: string | null
  name: string | null
  kana: string | null
  households: number | null
  chair: string | null
  chairSince: string | null
  phones: Phone[] | null
  mail: string | null
  contactWays: ContactChannel[] | null
  note: string | null
}

/** What the city's own lists say, for reading districts and kinds of help. */
export interface CityFacts {
  districts: readonly DistrictFact[]
  helpItems: readonly HelpItemFact[]
  areaCode?: string
}

/** Words as typed; only the blanks around them go. */
const textFrom = (text: string): Understood<string> => {
  const value = text.trim()
  if (isEmpty(value)) return nothing
  return hasLostLetter(value) ? { value, doubt: '保存のときに失われた文字があるようです（「?」「〓」）' } : { value }
}

/** Free words: a question mark in them is a question mark. */
const freeTextFrom = (text: string): Understood<string> => (isEmpty(text) ? nothing : { value: text.trim() })

const chairFrom = (text: string): Understood<string> =>
  /^[(（]?(?:未定|調整中|選出中|空席|不在)[)）]?$/u.test(text.trim())
    ? keep(text.trim(), '会長がまだ決まっていません')
    : textFrom(text)

/** Reads cells by field and gathers what was left over, under the heading a person knows. */
const reader = <Field extends string>(
  cells: readonly string[],
  mapping: Mapping<Field>,
  labels: Record<Field, string>,
) => {
  const leftovers: Leftover[] = []
  const doubts: Leftover[] = []
  const cellOf = (field: Field): string => {
    const column = mapping[field]
    return column === undefined ? '' : (cells[column] ?? '')
  }
  const read = <T>(field: Field, understand: (text: string) => Understood<T>): T | null => {
    const cell = cellOf(field)
    const { value, kept, reason, doubt } = understand(cell)
    if (kept) leftovers.push({ column: labels[field], text: kept, reason: reason ?? '' })
    if (doubt) doubts.push({ column: labels[field], text: cell, reason: doubt })
    return value
  }
  return { read, leftovers, doubts }
}

/** 支援団体の1行 */
export const understandSupporterRow = (
  cells: readonly string[],
  mapping: Mapping<SupporterField>,
  city: CityFacts,
): UnderstoodRow<SupporterDraft> => {
  const { read, leftovers, doubts } = reader(cells, mapping, supporterFields)
  const phones = (text: string) => phonesFrom(text, city.areaCode)
  const draft: SupporterDraft = {
    number: read('number', registrationNumberFrom)?.text ?? null,
    registeredOn: read('registeredOn', dateFrom),
    kind: read('kind', supporterKindFrom),
    name: read('name', textFrom),
    kana: read('kana', kanaFrom),
    postalCode: read('postalCode', postalCodeFrom),
    address: read('address', textFrom),
    representative: read('representative', textFrom),
    contactPerson: read('contactPerson', textFrom),
    phones: read('phone', phones),
    faxes: read('fax', phones),
    mail: read('mail', mailFrom),
    help: read('help', (text) => helpFrom(text, city.helpItems)),
    helpText: read('help', freeTextFrom),
    area: read('area', (text) => areaFrom(text, city.districts)),
    areaText: read('area', freeTextFrom),
    times: read('times', timesFrom),
    timesText: read('times', freeTextFrom),
    heads: read('heads', headCountFrom),
    headsText: read('heads', freeTextFrom),
    note: read('note', freeTextFrom),
  }
  return { draft, leftovers, doubts }
}

/** 自治会の1行 */
export const understandAssociationRow = (
  cells: readonly string[],
  mapping: Mapping<AssociationField>,
  city: CityFacts,
): UnderstoodRow<AssociationDraft> => {
  const { read, leftovers, doubts } = reader(cells, mapping, associationFields)
  const draft: AssociationDraft = {
    district: read('district', (text) => districtFrom(text, city.districts)),
    name: read('name', textFrom),
    kana: read('kana', kanaFrom),
    households: read('households', householdsFrom),
    chair: read('chair', chairFrom),
    chairSince: read('chairSince', dateOrMonthFrom),
    phones: read('phone', (text) => phonesFrom(text, city.areaCode)),
    mail: read('mail', mailFrom),
    contactWays: read('contactWays', contactWaysFrom),
    note: read('note', freeTextFrom),
  }
  return { draft, leftovers, doubts }
}
