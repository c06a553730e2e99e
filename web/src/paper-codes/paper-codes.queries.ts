import * as paperPaths from '@app/shared/paper-codes/paper-code.paths'
import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { call } from '../app/api.ts'

const key = ['paper-codes'] as const

/** Whose paper carries a code, and whether it still opens. */
export const usePaperQuery = (code: () => string) =>
  useQuery({
    key: () => [...key, code()],
    query: () => call(paperPaths.showPaperCode, { params: { code: code() } }),
  })

export const useRenewCode = () => {
  const cache = useQueryCache()
  return useMutation({
    mutation: (code: string) => call(paperPaths.renewPaperCode, { params: { code }, body: {} }),
    onSettled: () => cache.invalidateQueries({ key: [...key] }),
  })
}
