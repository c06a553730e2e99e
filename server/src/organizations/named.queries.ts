import { and, type SQL, sql } from 'drizzle-orm'
import { organizationsTable as organizations } from './organizations.table.ts'
import { foldedForSearch, searchGramsOf } from './search.rules.ts'

/**
 * 名前で探す: each word lies anywhere in the name or its reading. The grams find candidates by index (two letters are
 * enough), the recheck keeps those in which the letters stand together.
 */
export function isCalled(q: string | undefined): SQL | undefined {
  const words = (q ?? '').split(/\s+/u).map(foldedForSearch).filter(Boolean)
  return and(
    ...words.map((word) => {
      const grams = searchGramsOf(word).filter((gram) => word.length === 1 || gram.length > 1)
      const wanted = sql.join(
        grams.map((gram) => sql`${gram}`),
        sql`, `,
      )
      return sql`(${organizations.searchGrams} @> array[${wanted}]::text[] and position(${word} in ${organizations.searchKey}) > 0)`
    }),
  )
}
