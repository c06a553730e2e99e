import type { OrganizationId } from '@app/shared'
import type { RenewalAnswer } from '@app/shared/renewals'
import type { RenewalState } from '@app/shared/renewals/renewal-states'
import * as renewalPaths from '@app/shared/renewals/renewal.paths'
import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { computed } from 'vue'
import { call, type CallOptions } from '../app/api.ts'
import { usePages } from '../app/pages.ts'

const key = ['renewals'] as const
const paramsOf = (id: string) => ({ organizationId: id as OrganizationId })

/** The latest yearly question to a supporter; null when it was never asked. */
export const useRenewalQuery = (id: () => string) =>
  useQuery({
    key: () => [...key, 'latest', id()],
    query: () => call(renewalPaths.showRenewal, { params: paramsOf(id()) }),
  })

interface Wanted {
  year?: number | undefined
  state?: RenewalState | undefined
}
const listOf = (wanted: Wanted, after?: string) =>
  call(renewalPaths.listRenewals, { query: { ...wanted, after, perPage: 50 } })

/** Who stands where in a year. */
export const useRenewalsQuery = (wanted: () => Wanted) =>
  usePages(
    () => [...key, 'list', { ...wanted() }],
    (after) => listOf(wanted(), after),
  )

/** The counts of a year, and which years there are. */
export function useSeasonQuery(year: () => number | undefined) {
  const query = useQuery({ key: () => [...key, 'season', year() ?? 'latest'], query: () => listOf({ year: year() }) })
  return { season: computed(() => query.data.value), isPending: query.isPending, error: query.error }
}

/** After an answer the registration, too, may stand differently. */
function useChange<Input, Answer>(mutation: (input: Input) => Promise<Answer>) {
  const cache = useQueryCache()
  const onSettled = async () => {
    await Promise.all([cache.invalidateQueries({ key: [...key] }), cache.invalidateQueries({ key: ['organizations'] })])
  }
  return useMutation({ mutation, onSettled })
}

export const useAnswer = () =>
  useChange(({ id, body, behalf }: { id: string; body: RenewalAnswer; behalf?: CallOptions['behalf'] }) =>
    call(renewalPaths.answerRenewal, { params: paramsOf(id), body }, { behalf }),
  )

export const useAskNow = () =>
  useChange((id: string) => call(renewalPaths.askRenewal, { params: paramsOf(id), body: {} }))
