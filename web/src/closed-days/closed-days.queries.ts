import type { ClosedSpanId, OrganizationId } from '@app/shared'
import * as at from '@app/shared/closed-days/closed-day.paths'
import type { Contract } from '@app/shared/contract'
import type { InputOf, OutputOf } from '@app/shared/kernel/endpoint'
import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { call, type CallOptions } from '../app/api.ts'

type BodyOf<Name extends keyof Contract> = InputOf<Contract[Name]> extends { body: infer B } ? B : never
type AnswerOf<Name extends keyof Contract> = OutputOf<Contract[Name]>
const paramsOf = (id: string) => ({ organizationId: id as OrganizationId })

/** 予定表 of one supporter. */
export const useCalendarQuery = (id: () => string, enabled: () => boolean = () => true) =>
  useQuery({
    key: () => ['calendar', id()],
    query: () => call(at.showCalendar, { params: paramsOf(id()) }),
    enabled,
  })

/** 声かけの見守り of up to eight listed supporters, for whoever chooses one. */
export const useAskedOftenQuery = (ids: () => readonly string[], enabled: () => boolean = () => true) =>
  useQuery({
    key: () => ['calendar', 'asked-often', ids().join()],
    query: () => call(at.showAskedOften, { query: { ids: ids().join() } }),
    enabled: () => enabled() && ids().length > 0,
  })

/** Closed days change who is suggested, so both are asked anew. */
function useChange<Input, Answer>(mutation: (input: Input) => Promise<Answer>) {
  const cache = useQueryCache()
  return useMutation({
    mutation,
    onSettled: () => Promise.all(['calendar', 'matches'].map((noun) => cache.invalidateQueries({ key: [noun] }))),
  })
}

/** What lies in the days that were closed: promises that stand, and what waits for an answer. */
export type Closed = Omit<AnswerOf<'closeDays'>, 'span'>

interface Closing {
  id: string
  body: BodyOf<'closeDays'>
  key: string
  behalf: CallOptions['behalf']
}
export const useCloseDays = () =>
  useChange(({ id, body, key, behalf }: Closing) => call(at.closeDays, { params: paramsOf(id), body }, { key, behalf }))

export const useLimitMonth = () =>
  useChange(({ id, mostAMonth }: { id: string; mostAMonth: number | null }) =>
    call(at.limitMonth, { params: paramsOf(id), body: { mostAMonth } }),
  )

export const useOpenDays = () =>
  useChange(({ id, span }: { id: string; span: ClosedSpanId }) =>
    call(at.openDays, { params: { ...paramsOf(id), closedSpanId: span } }),
  )
