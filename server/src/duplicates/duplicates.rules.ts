import type { OrganizationId } from '@app/shared'
import type { DistrictId } from '@app/shared/districts'
import type { LikenessReason, LikenessSure } from '@app/shared/duplicates'
import { foldForSearch } from '@app/shared/kernel/fold'
import type { OrganizationKind } from '@app/shared/organizations'

/** What is known of an organization for comparing; it never leaves the server. */
export interface Compared {
  id: OrganizationId
  kind: OrganizationKind
  name: string
  kana: string
  districtId: DistrictId | null
  corporateNumber: string | null
  /** Null too where more organizations share it than one may believe (a hall's telephone). */
  phone: string | null
  fax: string | null
  email: string | null
  /** Mail addresses of those who sit there today. */
  officers: readonly string[]
}

export interface Likeness {
  reasons: LikenessReason[]
  sure: LikenessSure
  /** For the order of the list only. */
  weight: number
}

const digits = '〇一二三四五六七八九'

/** The heart of a name: folded, 「三丁目」 as 「3丁目」; an association without the word that says what it is. */
export function heartOf({ kind, name }: Pick<Compared, 'kind' | 'name'>): string {
  const key = foldForSearch(name).replace(/[〇一二三四五六七八九]/gu, (digit) => String(digits.indexOf(digit)))
  return kind === 'association' ? key.replace(/(自治会|町内会|町会)$/u, '') : key
}

const onlyDigits = (text: string | null) => text?.normalize('NFKC').replace(/\D/g, '') ?? ''
const mailKey = (text: string | null) => text?.normalize('NFKC').trim().toLowerCase() ?? ''
/** Somebody who sits in one sits in the other, or is its contact; that two contacts are one is a sign of its own. */
function sharesOfficer(a: Compared, b: Compared): boolean {
  const sitting = (one: Compared) => one.officers.map(mailKey).filter((mail) => mail !== '')
  const [here, there] = [sitting(a), sitting(b)]
  return (
    here.some((mail) => there.includes(mail) || mail === mailKey(b.email)) ||
    there.some((mail) => mail === mailKey(a.email))
  )
}
/** Said by both, and the same. */
const same = (a: string, b: string) => a !== '' && a === b

/**
 * Whether two organizations may be one, and why. The order of the two does not matter; nobody is its own twin. Names of
 * associations count within a district only: a 「中央自治会」 may well be in two of them.
 */
export function likenessOf(a: Compared, b: Compared): Likeness | null {
  if (a.id === b.id || a.kind !== b.kind) return null
  const isNear = a.kind === 'supporter' || a.districtId === b.districtId
  const [one, other] = [onlyDigits(a.corporateNumber), onlyDigits(b.corporateNumber)]
  const signs: Record<Exclude<LikenessReason, 'district'>, boolean> = {
    'corporate-number': same(one, other),
    name: isNear && same(heartOf(a), heartOf(b)),
    kana: isNear && same(foldForSearch(a.kana), foldForSearch(b.kana)),
    phone: same(onlyDigits(a.phone), onlyDigits(b.phone)),
    fax: same(onlyDigits(a.fax), onlyDigits(b.fax)),
    mail: same(mailKey(a.email), mailKey(b.email)),
    officer: sharesOfficer(a, b),
  }
  const seen = names.filter((reason) => signs[reason])
  const weight = seen.reduce((sum, reason) => sum + weights[reason], 0) - (areOtherCompanies(one, other) ? 3 : 0)
  // a reading follows its name: both together are one sign
  const counted = signs.name && signs.kana ? weight - weights.kana : weight
  if (counted < 2) return null
  const reasons: LikenessReason[] = a.kind === 'association' && isNear ? [...seen, 'district'] : seen
  return { reasons, sure: counted >= 5 ? 'very' : counted >= 3 ? 'rather' : 'perhaps', weight: counted }
}

const names = ['corporate-number', 'name', 'kana', 'phone', 'fax', 'mail', 'officer'] as const
const weights = { 'corporate-number': 4, name: 3, kana: 2, phone: 2, fax: 1, mail: 2, officer: 2 } as const
const areOtherCompanies = (one: string, other: string) => one !== '' && other !== '' && one !== other
