import type { OrganizationId } from '@app/shared'
import type { HandoverAnswer } from '@app/shared/accounts'
import * as at from '@app/shared/accounts/handover.paths'
import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { call, type CallOptions } from '../app/api.ts'

export const useHandoverQuery = (id: () => string | null) =>
  useQuery({
    key: () => ['handovers', 'of', id() ?? ''],
    query: () => call(at.showHandover, { params: { organizationId: id() as OrganizationId } }),
    enabled: () => id() !== null,
  })
export const useHandoverOverviewQuery = () =>
  useQuery({ key: ['handovers', 'overview'], query: () => call(at.handoverOverview) })
export const useDistrictHandoversQuery = (districtId: () => number | null) =>
  useQuery({
    key: () => ['handovers', 'district', districtId() ?? 0],
    query: () => call(at.handoversOfDistrict, { params: { districtId: districtId()! } }),
    enabled: () => districtId() !== null,
  })

function useChange<Input, Answer>(mutation: (input: Input) => Promise<Answer>) {
  const cache = useQueryCache()
  return useMutation({
    mutation,
    onSettled: async () => {
      await cache.invalidateQueries({ key: ['handovers'] })
      await cache.invalidateQueries({ key: ['people'] })
    },
  })
}

export const useAnswerHandover = () =>
  useChange(
    ({ id, body, key, behalf }: { id: string; body: HandoverAnswer; key: string; behalf?: CallOptions['behalf'] }) =>
      call(at.answerHandover, { params: { organizationId: id as OrganizationId }, body }, { key, behalf }),
  )
export const usePrepareLetters = () =>
  useChange((letters: { districtId: number; title: string; startsOn: string | undefined }) => {
    const { districtId, ...body } = letters
    return call(at.prepareLetters, { params: { districtId }, body })
  })
