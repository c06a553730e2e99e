import type { SeriesId } from '@app/shared'
import type { Contract } from '@app/shared/contract'
import type { InputOf } from '@app/shared/kernel/endpoint'
import * as seriesPaths from '@app/shared/series/series.paths'
import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { call } from '../../app/api.ts'

type BodyOf<Name extends keyof Contract> = InputOf<Contract[Name]> extends { body: infer B } ? B : never
export type SeriesEditBody = BodyOf<'editSeries'>

const paramsOf = (id: string) => ({ seriesId: id as SeriesId })

/** The series as a form, as it stands now. */
export const readSeriesForm = (id: string) => call(seriesPaths.showSeriesForm, { params: paramsOf(id) })

export const useSeriesFormQuery = (id: () => string) =>
  useQuery({ key: () => ['series', 'form', id()], query: () => readSeriesForm(id()), staleTime: 0 })

/** After it, everything about the series, its requests and their matches is asked anew. */
export function useEditSeries() {
  const cache = useQueryCache()
  const stale = ['series', 'requests', 'matches', 'workbench']
  return useMutation({
    mutation: ({ id, body, key }: { id: string; body: SeriesEditBody; key: string }) =>
      call(seriesPaths.editSeries, { params: paramsOf(id), body }, { key }),
    onSettled: () => Promise.all(stale.map((noun) => cache.invalidateQueries({ key: [noun] }))),
  })
}
