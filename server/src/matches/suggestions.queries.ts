import type { OrganizationId, RequestId } from '@app/shared'
import type { AskedGuard, Suggestion } from '@app/shared/matches'
import type { SuggestionSettings } from '@app/shared/suggestion-settings'
import type { Db, Tx } from '../platform/db.ts'
import { isOver, listsFor } from './posting-bounds.rules.ts'
import { candidatesIn, countComing, type Narrowed, workedBefore } from './postings.queries.ts'
import { type KnownRequest, type KnownSupporter, requestFacts, supporterFactsOf } from './suggestion-facts.queries.ts'
import type { Ranked } from './suggestion-facts.rules.ts'
import { suggestSupporters } from './suggestions.rules.ts'

interface Wanted extends Narrowed {
  perPage: number
}

/** So many are counted; beyond them it is 100団体以上. */
const countedTo = 100

/**
 * Supporters that fit a request, best first. Computed on reading: nothing is stored, nothing is sent. The same answer as
 * weighing everybody, though only those are read who may still come before the last one shown.
 */
export async function suggestionsFor(db: Db | Tx, requestId: RequestId, wanted: Wanted, now: Date) {
  const request = await requestFacts(db, requestId, now)
  if (isOver(request.facts)) return { items: [], total: 0, totalIsCapped: false }
  const items = await bestOf(db, request, wanted, now)
  // fewer than were asked for: that is everybody
  const total = items.length < wanted.perPage ? items.length : await countComing(db, request, wanted, countedTo)
  return { items, total: Math.min(total, countedTo), totalIsCapped: total > countedTo }
}

/** Reads list after list, until nobody who is left can come before the last one wanted. */
async function bestOf(db: Db | Tx, request: KnownRequest, wanted: Wanted, now: Date): Promise<Suggestion[]> {
  const seen = new Set<OrganizationId>()
  const step = wanted.perPage + 12
  let best: Suggestion[] = []
  const weigh = async (ids: readonly OrganizationId[]) => {
    const fresh = ids.filter((id) => !seen.has(id))
    if (fresh.length === 0) return
    for (const id of fresh) seen.add(id)
    const known = await supporterFactsOf(db, request, now, fresh)
    const found = suggestSupporters(request.facts, known, request.settings).map(suggestionFrom(known, request.settings))
    best = [...best, ...found.filter((one) => isWanted(one, wanted))].toSorted(byScore).slice(0, wanted.perPage)
  }
  /** Nobody with this bound comes before the last one wanted. */
  const isSettled = (bound: number, id = '' as OrganizationId) =>
    best.length === wanted.perPage && byScore(best.at(-1)!, { score: bound, supporterId: id }) < 0

  /** What they count for having helped is in no list: they are weighed in any case, with the first others. */
  let helped = await workedBefore(db, request)
  const lists = listsFor(request.facts, request.settings)
  for (let from = 0, many = 8; from < lists.length && !isSettled(lists[from]!.bound); from += many, many *= 2) {
    const together = lists.slice(from, from + many)
    for (let atMost = 2 * step, read = 0, more = true; more; atMost *= 4) {
      const candidates = await candidatesIn(db, together, request, wanted, atMost)
      more = candidates.length === atMost
      while (read < candidates.length) {
        if (isSettled(candidates[read]!.bound, candidates[read]!.id)) {
          more = false
          break
        }
        const next = candidates.slice(read, read + step)
        await weigh([...helped, ...next.map(({ id }) => id)])
        helped = []
        read += next.length
      }
    }
  }
  await weigh(helped)
  return best
}

const byScore = (a: Pick<Suggestion, 'score' | 'supporterId'>, b: Pick<Suggestion, 'score' | 'supporterId'>) =>
  b.score - a.score || (a.supporterId < b.supporterId ? -1 : 1)

/** 疲れの見張り: how often it was asked and helped, and how often a month is enough. */
export const askedOf = (one: KnownSupporter, { askedAMonth }: Pick<SuggestionSettings, 'askedAMonth'>): AskedGuard => ({
  lastOn: one.lastAskedOn,
  thisMonth: one.timesAskedThisMonth,
  mostAMonth: one.mostAMonth ?? askedAMonth,
  thisYear: one.timesAskedThisYear,
  helpedThisYear: one.timesHelpedThisYear,
})

/** A ranked supporter with what a card shows of it, the fatigue guard included. */
export function suggestionFrom(
  known: readonly KnownSupporter[],
  { askedAMonth }: Pick<SuggestionSettings, 'askedAMonth'>,
): (ranked: Ranked) => Suggestion {
  const byId = new Map(known.map((one) => [one.id, one]))
  return ({ supporterId, ...ranked }) => {
    const one = byId.get(supporterId)!
    const { name, number, kind, maxHeads, needsPhoneCheck, matchStatus } = one
    const asked = askedOf(one, { askedAMonth })
    return { supporterId, name, number, kind, maxHeads, needsPhoneCheck, matchStatus, asked, ...ranked }
  }
}

const isWanted = ({ kind, reasons }: Suggestion, wanted: Wanted) =>
  (!wanted.kind || kind === wanted.kind) &&
  (!wanted.neverAsked || reasons.some(({ code }) => code === 'never-asked')) &&
  (!wanted.enoughHeads || reasons.some(({ code }) => code === 'enough-heads'))
