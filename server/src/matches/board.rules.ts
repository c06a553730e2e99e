import type { SuggestionSettings } from '@app/shared/suggestion-settings'
import type { Ranked, RequestFacts, SupporterFacts } from './suggestion-facts.rules.ts'
import { canCome, suggestSupporters } from './suggestions.rules.ts'

/** A supporter that could come on this very day, with the points and sentences of the suggestions; null: no day was wished. */
export interface Candidate extends Ranked {
  day: string | null
}

/** Why nobody can come: nobody does this, nobody comes so far, nobody is free on the days, or the days are over. */
export type NobodyBecause = 'help' | 'area' | 'days' | 'past'

/**
 * Who could help on which of these days, by the rules of the suggestions and no others: a day is weighed as if it were
 * the only wish. Who was asked already, or said no to this request, is left out.
 */
export function candidatesOn(
  days: readonly RequestFacts['days'][number][],
  request: RequestFacts,
  supporters: readonly SupporterFacts[],
  settings: SuggestionSettings,
): Candidate[] {
  const free = supporters.filter(({ thisRequest }) => thisRequest === null)
  if (request.days.length === 0) return suggestSupporters(request, free, settings).map((one) => ({ ...one, day: null }))
  return days
    .filter(({ day }) => day >= request.today)
    .flatMap((wish) =>
      suggestSupporters({ ...request, days: [wish] }, free, settings).map((one) => ({ ...one, day: wish.day })),
    )
}

/** Which condition leaves nobody over: asked of the same rule, with one condition after the other taken away. */
export function nobodyBecause(request: RequestFacts, supporters: readonly SupporterFacts[]): NobodyBecause {
  if (request.days.length > 0 && request.days.every(({ day }) => day < request.today)) return 'past'
  const anyDay = { ...request, days: [] }
  if (supporters.some((one) => canCome(anyDay, one))) return 'days'
  return supporters.some((one) => canCome(anyDay, { ...one, wholeCity: true })) ? 'area' : 'help'
}
