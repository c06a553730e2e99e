import { letterFormPairs } from '@app/shared/kernel/fold'
import { type SQL, sql } from 'drizzle-orm'
import { helpCategoriesTable as categories, helpItemsTable as items } from '../help-categories/help-categories.table.ts'
import {
  organizationsTable as organizations,
  supporterItemsTable as helps,
  supportersTable as supporters,
} from './organizations.table.ts'

const kana = Array.from({ length: 0x3096 - 0x3041 + 1 }, (_, at) => 0x3041 + at)
const hiragana = `${String.fromCodePoint(...kana)}ゝゞ`
const katakana = `${String.fromCodePoint(...kana.map((code) => code + 0x60))}ヽヾ`
const pairs = letterFormPairs.map((pair) => Array.from(pair))
/** What stands between words; NFKC has already opened the full-width ones. */
const marks = ' \t\r\n　・･、。，．,.!?…‥「」『』【】〈〉《》()[]{}<>〜～~-‐‑‒–—―−－_/:;&+*=%#@|"\'’‘”“'
const from = hiragana + pairs.map(([rare]) => rare).join('') + marks
const to = katakana + pairs.map(([, common]) => common).join('')

/**
 * The fold of `shared/kernel/fold.ts` said in SQL, for texts that are too long to keep folded: width, kana, rare letters
 * and marks do not count. Company forms stay, nobody searches an introduction by 「株式会社」.
 */
export const foldedInSql = (text: SQL): SQL =>
  // once more at the end: without the mark between them, a letter and its sound mark become one
  sql`normalize(translate(lower(normalize(${text}, NFKC)), ${from}, ${to}), NFKC)`

/**
 * できることで探す: a folded word lies in the name of a kind of help it offers, of its field, or in what it says of itself in public.
 * Folded while reading: a city has some hundred supporters.
 */
export function canDo(word: string): SQL {
  const inHelp = sql`select ${helps.organizationId} from ${helps}
    join ${items} on ${items.id} = ${helps.itemId} join ${categories} on ${categories.id} = ${items.categoryId}
    where position(${word} in ${foldedInSql(sql`concat_ws(' ', ${items.name}, ${categories.name})`)}) > 0`
  const said = sql`concat_ws(' ', ${supporters.intro},
    case when not 'otherHelp' = any(${supporters.hiddenFields}) then ${supporters.otherHelp} end,
    case when not 'pastActivities' = any(${supporters.hiddenFields}) then ${supporters.pastActivities} end)`
  return sql`(${organizations.id} in (${inHelp}) or position(${word} in ${foldedInSql(said)}) > 0)`
}
