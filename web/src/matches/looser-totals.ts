import type { RequestId } from '@app/shared'
import { suggestSupporters } from '@app/shared/matches/match.paths'
import { useQuery } from '@pinia/colada'
import { computed } from 'vue'
import { call } from '../app/api.ts'
import { askedOf, type CandidateFilter, type Narrowing } from './suggestion.filter.ts'

/** How many candidates there would be without each narrowing alone; those that would not help are left out. */
export function useLooserTotals(requestId: () => string, filter: () => CandidateFilter, narrowings: () => Narrowing[]) {
  const totals = useQuery({
    key: () => ['matches', 'suggestions', requestId(), 'looser', { ...filter() }],
    query: () =>
      Promise.all(
        narrowings().map(async (narrowing) => {
          const params = { requestId: requestId() as RequestId }
          const { total, totalIsCapped } = await call(suggestSupporters, {
            params,
            query: askedOf(filter(), 1, narrowing),
          })
          return { narrowing, total, totalIsCapped }
        }),
      ),
  })
  return computed(() => (totals.data.value ?? []).filter(({ total }) => total > 0))
}
