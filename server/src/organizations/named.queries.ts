import { and, type SQL, sql } from 'drizzle-orm'
import { organizationsTable as organizations } from './organizations.table.ts'
import { neededGramsOf, searchWordsOf } from './search.rules.ts'
import { spellingsOf } from './spellings.rules.ts'

/** 名前で探す: each word lies anywhere in the name or its reading. */
export const isCalled = (q: string | undefined): SQL | undefined => and(...searchWordsOf(q ?? '').map(isNamedWith))

/**
 * A folded word, or another spelling of it, lies in the name or its reading. The grams find candidates by index (two
 * letters are enough), the recheck keeps those in which the letters stand together.
 */
export function isNamedWith(word: string): SQL {
  const spelled = spellingsOf(word).map((spelling) => {
    const wanted = sql.join(
      neededGramsOf(spelling).map((gram) => sql`${gram}`),
      sql`, `,
    )
    return sql`(${organizations.searchGrams} @> array[${wanted}]::text[] and position(${spelling} in ${organizations.searchKey}) > 0)`
  })
  return sql`(${sql.join(spelled, sql` or `)})`
}
