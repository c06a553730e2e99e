import type { Contract } from '@app/shared/contract'
import type { InputOf } from '@app/shared/kernel/endpoint'
import * as exportPaths from '@app/shared/reports/export.paths'
import * as openDataPaths from '@app/shared/reports/open-data.paths'
import * as reportPaths from '@app/shared/reports/workbench.paths'
import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { call } from '../app/api.ts'
import { usePages } from '../app/pages.ts'

/** What came in, what is late, what waits for whom; asked anew whenever the page is opened. */
export const useWorkbenchQuery = () =>
  useQuery({ key: ['workbench'], query: () => call(reportPaths.showWorkbench, {}), staleTime: 0 })

/** Requests, organizations and meetings that fit the words. */
export const useFoundQuery = (words: () => string) =>
  useQuery({
    key: () => ['search', words()],
    query: async () => (await call(reportPaths.findAnything, { query: { q: words() } })).items,
    enabled: () => words() !== '',
  })

/** What the top page shows of the running city. */
export const useHighlightsQuery = () =>
  useQuery({ key: ['highlights'], query: () => call(reportPaths.showHighlights, {}) })

/** What is published as open data. */
export const useOpenDataQuery = () =>
  useQuery({ key: ['open-data'], query: () => call(openDataPaths.showOpenData, {}) })

/** Who took what out of the house and why. */
export const useExportsQuery = () =>
  usePages(
    () => ['exports'],
    (after) => call(exportPaths.listExports, { query: { after, perPage: 50 } }),
  )

/** Says what a workbook is for; from then on it can be fetched. */
export function useMakeExport() {
  const cache = useQueryCache()
  return useMutation({
    mutation: ({ body, key }: { body: InputOf<Contract['makeExport']>['body']; key: string }) =>
      call(exportPaths.makeExport, { body }, { key }),
    onSettled: () => cache.invalidateQueries({ key: ['exports'] }),
  })
}
