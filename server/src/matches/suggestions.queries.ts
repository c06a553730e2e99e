import type { RequestId } from '@app/shared'
import type { AskedGuard, Suggestion } from '@app/shared/matches'
import type { SupporterKind } from '@app/shared/organizations'
import type { SuggestionSettings } from '@app/shared/suggestion-settings'
import type { Db, Tx } from '../platform/db.ts'
import { type KnownSupporter, requestFacts, supporterFacts } from './suggestion-facts.queries.ts'
import type { Ranked } from './suggestion-facts.rules.ts'
import { suggestSupporters } from './suggestions.rules.ts'

interface Wanted {
  kind?: SupporterKind | undefined
  neverAsked?: boolean | undefined
  enoughHeads?: boolean | undefined
  perPage: number
}

/** Supporters that fit a request, best first. Computed on reading: nothing is stored, nothing is sent. */
export async function suggestionsFor(db: Db | Tx, requestId: RequestId, wanted: Wanted, now: Date) {
  const request = await requestFacts(db, requestId, now)
  const known = await supporterFacts(db, request, now)
  const items = suggestSupporters(request.facts, known, request.settings).map(suggestionFrom(known, request.settings))
  const kept = items.filter((one) => isWanted(one, wanted))
  return { items: kept.slice(0, wanted.perPage), total: kept.length }
}

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
