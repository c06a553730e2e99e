import type { RequestId, SeriesId } from '@app/shared'
import type { Contract } from '@app/shared/contract'
import type { InputOf } from '@app/shared/kernel/endpoint'
import * as requestPaths from '@app/shared/requests/request.paths'
import { showAssociation } from '@app/shared/organizations/organization.paths'
import * as seriesPaths from '@app/shared/series/series.paths'
import type { RainDecision } from '@app/shared/requests/rain-decision'
import type { CancelReason } from '@app/shared/requests/request-words'
import type { SafetyPoint } from '@app/shared/requests/safety-points'
import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { call, type CallOptions } from '../app/api.ts'
import { usePages } from '../app/pages.ts'

const key = ['requests'] as const
const paramsOf = (id: string) => ({ requestId: id as RequestId })

type QueryOf<Name extends keyof Contract> = InputOf<Contract[Name]> extends { query: infer Q } ? Q : never
type BodyOf<Name extends keyof Contract> = InputOf<Contract[Name]> extends { body: infer B } ? B : never
export type RequestsFilter = Pick<
  QueryOf<'listRequests'>,
  'scope' | 'status' | 'category' | 'item' | 'district' | 'association' | 'q' | 'perPage'
>
/** 連続の依頼 as it is typed: when it takes place, session by session. */
export type SeriesDraft = BodyOf<'postSeries'>['series']
/** The form as it is typed. `series`: several sessions; left out where nothing but one request may be written. */
export type RequestDraft = BodyOf<'postRequest'> & { series?: SeriesDraft | null | undefined }
export type NewDays = BodyOf<'resumeRequest'>['days']

export const useRequestsQuery = (filter: () => RequestsFilter) =>
  usePages(
    () => [...key, 'list', { ...filter() }],
    (after) => call(requestPaths.listRequests, { query: { ...filter(), after } }),
  )

export const useRequestQuery = (id: () => string) =>
  useQuery({
    key: () => [...key, 'one', id()],
    query: () => call(requestPaths.showRequest, { params: paramsOf(id()) }),
  })

/** これまでのこと; also read anew after an act on a match, which lies under another noun. */
export const useTimelineQuery = (id: () => string) =>
  useQuery({
    key: () => ['matches', 'timeline', id()],
    query: () => call(requestPaths.showTimeline, { params: paramsOf(id()) }),
  })

/** Last time's request as a fresh form. */
export const copyOf = (id: string) => call(requestPaths.copyRequest, { params: paramsOf(id) })

/** Last time's series as a fresh form, with its days a year on. */
export const copyOfSeries = async (id: string) =>
  (await call(seriesPaths.copySeries, { params: { seriesId: id as SeriesId } })).form

/** Whose request or series it was: the registry's row, for the centre that enters it again. */
export async function associationAsking(id: string, isSeries: boolean) {
  const { inside } = isSeries
    ? await call(seriesPaths.showSeries, { params: { seriesId: id as SeriesId } })
    : await call(requestPaths.showRequest, { params: paramsOf(id) })
  if (!inside) return null
  return call(showAssociation, { params: { organizationId: inside.associationId } })
}

/** After any change of a request, everything about requests, matches and associations is asked anew. */
function useChange<Input, Answer>(mutation: (input: Input) => Promise<Answer>) {
  const cache = useQueryCache()
  const stale = ['requests', 'series', 'matches', 'organizations', 'workbench']
  return useMutation({
    mutation,
    onSettled: () => Promise.all(stale.map((noun) => cache.invalidateQueries({ key: [noun] }))),
  })
}

export const usePostRequest = () =>
  useChange(({ body, key: once, behalf }: { body: RequestDraft; key: string; behalf?: CallOptions['behalf'] }) =>
    call(requestPaths.postRequest, { body: withoutSeries(body) }, { key: once, behalf }),
  )

/** The form of one request: what belongs to a series is put away. */
export const withoutSeries = ({ series: _, ...body }: RequestDraft) => body

/** 連続の依頼: one request for each session, in one sending. */
export const usePostSeries = () =>
  useChange(
    ({ body, key: once, behalf }: { body: BodyOf<'postSeries'>; key: string; behalf?: CallOptions['behalf'] }) =>
      call(seriesPaths.postSeries, { body }, { key: once, behalf }),
  )

/** 祝日, to be marked where days are chosen. */
export const useHolidaysQuery = (span: () => { from: string; to: string } | null) =>
  useQuery({
    key: () => [...key, 'holidays', span()?.from ?? '', span()?.to ?? ''],
    query: () => call(seriesPaths.listHolidays, { query: span()! }),
    enabled: () => span() !== null,
    staleTime: 86_400_000,
  })

export const useEditRequest = () =>
  useChange(({ id, body, version }: { id: string; body: RequestDraft; version: number }) =>
    call(requestPaths.editRequest, { params: paramsOf(id), body: withoutSeries(body) }, { version }),
  )

export const useCheckInsurance = () =>
  useChange(({ id, version, ...body }: { id: string; version: number; checked: boolean; point?: SafetyPoint }) =>
    call(requestPaths.checkInsurance, { params: paramsOf(id), body }, { version }),
  )

/** あとから決まったこと. */
export const useAnswerLater = () =>
  useChange(({ id, version, body }: { id: string; version: number; body: BodyOf<'answerLater'> }) =>
    call(requestPaths.answerLater, { params: paramsOf(id), body }, { version }),
  )

/** 雨のときの判断. */
export const useDecideRain = () =>
  useChange(({ id, version, decision }: { id: string; version: number; decision: RainDecision }) =>
    call(requestPaths.decideRain, { params: paramsOf(id), body: { decision } }, { version }),
  )

const plainActs = {
  open: requestPaths.openRequest,
  submit: requestPaths.resubmitRequest,
  close: requestPaths.closeRequest,
} as const
const reasonedActs = {
  return: requestPaths.returnRequest,
  'give-up': requestPaths.giveUpRequest,
  postpone: requestPaths.postponeRequest,
} as const
export type PlainAct = keyof typeof plainActs
export type ReasonedAct = keyof typeof reasonedActs
export type Act = PlainAct | ReasonedAct | 'cancel' | 'resume'

export type Move = { id: string; version: number } & (
  | { act: PlainAct }
  | { act: ReasonedAct; reason: string }
  | { act: 'cancel'; kind: CancelReason; reason: string }
  | { act: 'resume'; days: NewDays }
)

/** Takes a request one step further. */
export const useMoveRequest = () =>
  useChange((move: Move) => {
    const [params, options] = [paramsOf(move.id), { version: move.version }]
    if (move.act === 'cancel')
      return call(requestPaths.cancelRequest, { params, body: { kind: move.kind, reason: move.reason } }, options)
    if (move.act === 'resume') return call(requestPaths.resumeRequest, { params, body: { days: move.days } }, options)
    if ('reason' in move) return call(reasonedActs[move.act], { params, body: { reason: move.reason } }, options)
    return call(plainActs[move.act], { params, body: {} }, options)
  })
