import type { OrganizationId } from '@app/shared'
import type { Merging } from '@app/shared/duplicates'
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

/** Both side by side, contacts included: never kept in the cache, each look is written down by the server. */
export const compareTwins = (firstId: string, secondId: string) =>
  call(duplicatePaths.compareDuplicates, {
    query: { firstId: firstId as OrganizationId, secondId: secondId as OrganizationId },
  })

/** まとめる: afterwards everything is asked anew. */
export function useMerge() {
  const cache = useQueryCache()
  return useMutation({
    mutation: (body: Merging) => call(duplicatePaths.mergeOrganizations, { body }),
    onSettled: () => cache.invalidateQueries(),
  })
}
