import type { Found } from '@app/shared/reports'
import { neededGramsOf, phoneDigitsOf, searchKeyOf, spellingsOf } from '../organizations/index.ts'
import type { Db } from '../platform/db.ts'
import { readSearch } from './search-words.rules.ts'
import { foundBy } from './search.queries.ts'

/** The desk's search box: a request by number, code or title; an organization by name, kana or number; a meeting by title. */
export function findAnything(db: Db, typed: string): Promise<Found[]> {
  const key = searchKeyOf(typed, '').trim()
  const spelled = key ? spellingsOf(key).map((one) => ({ key: one, grams: neededGramsOf(one) })) : []
  return foundBy(db, { ...readSearch(typed), key, spelled, phone: phoneDigitsOf(typed) })
}
