import type { OrganizationId } from '@app/shared'
import * as duplicatePaths from '@app/shared/duplicates/duplicate.paths'
import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { call } from '../app/api.ts'

const key = ['duplicates'] as const

/** Pairs that may be one organization, the surest first. */
export const useDuplicatesQuery = () =>
  useQuery({ key: [...key], query: () => call(duplicatePaths.listDuplicates), staleTime: 0 })

/** 「別の団体です」: the pair is not shown again. */
export function useTellApart() {
  const cache = useQueryCache()
  return useMutation({
    mutation: (body: { firstId: OrganizationId; secondId: OrganizationId }) => call(duplicatePaths.tellApart, { body }),
    onSettled: () => cache.invalidateQueries({ key: [...key] }),
  })
}
