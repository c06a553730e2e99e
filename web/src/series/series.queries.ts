import type { OrganizationId, RequestId, SeriesId } from '@app/shared'
import type { Contract } from '@app/shared/contract'
import type { InputOf } from '@app/shared/kernel/endpoint'
import type { CancelReason } from '@app/shared/requests/request-words'
import * as seriesPaths from '@app/shared/series/series.paths'
import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { call, type CallOptions } from '../app/api.ts'

const key = ['series'] as const
const paramsOf = (id: string) => ({ seriesId: id as SeriesId })
type BodyOf<Name extends keyof Contract> = InputOf<Contract[Name]> extends { body: infer B } ? B : never

export const useSeriesQuery = (id: () => string) =>
  useQuery({
    key: () => [...key, 'one', id()],
    query: () => call(seriesPaths.showSeries, { params: paramsOf(id()) }),
  })

export const useSeriesSuggestionsQuery = (id: () => string) =>
  useQuery({
    key: () => [...key, 'suggestions', id()],
    query: () => call(seriesPaths.suggestForSeries, { params: paramsOf(id()) }),
  })

/** 順番を待つ団体 of one series; null: there is none to ask for. */
export const useSeriesTurnsQuery = (id: () => string | null) =>
  useQuery({
    key: () => [...key, 'turns', id() ?? ''],
    query: () => call(seriesPaths.showSeriesTurns, { params: paramsOf(id()!) }),
    enabled: () => id() !== null,
  })

export const useMoveSeriesTurns = () =>
  useChange(({ id, act }: { id: string; act: 'askNext' | 'stopTurns' }) =>
    call(act === 'askNext' ? seriesPaths.askNextInSeries : seriesPaths.stopSeriesTurns, {
      params: paramsOf(id),
      body: {},
    }),
  )

/** What the supporter itself reads before it raises its hand for several sessions. */
export const useHandsQuery = (id: () => string) =>
  useQuery({
    key: () => [...key, 'hands', id()],
    query: () => call(seriesPaths.showHands, { params: paramsOf(id()) }),
  })

/** After any change of a series, everything about it, its requests and their matches is asked anew. */
function useChange<Input, Answer>(mutation: (input: Input) => Promise<Answer>) {
  const cache = useQueryCache()
  const stale = ['series', 'requests', 'matches', 'workbench']
  return useMutation({
    mutation,
    onSettled: () => Promise.all(stale.map((noun) => cache.invalidateQueries({ key: [noun] }))),
  })
}

export type SeriesMove =
  { act: 'open' | 'submit' } | { act: 'return'; reason: string } | { act: 'cancel'; kind: CancelReason; reason: string }

/** Takes all sessions that can be taken there one step further. */
export const useMoveSeries = () =>
  useChange((move: SeriesMove & { id: string }) => {
    const params = paramsOf(move.id)
    if (move.act === 'cancel')
      return call(seriesPaths.cancelSeries, { params, body: { kind: move.kind, reason: move.reason } })
    if (move.act === 'return') return call(seriesPaths.returnSeries, { params, body: { reason: move.reason } })
    return call(move.act === 'open' ? seriesPaths.openSeries : seriesPaths.resubmitSeries, { params, body: {} })
  })

/** 保険と安全 of all sessions that were read; `point` left out: the whole checklist of each. */
export const useCheckSeriesSafety = () =>
  useChange(({ id, ...body }: { id: string } & BodyOf<'checkSeriesSafety'>) =>
    call(seriesPaths.checkSeriesSafety, { params: paramsOf(id), body }),
  )

export type SeriesAsking = BodyOf<'proposeSeries'>
export const useProposeSeries = () =>
  useChange(({ id, body, key: once }: { id: string; body: SeriesAsking; key: string }) =>
    call(seriesPaths.proposeSeries, { params: paramsOf(id), body }, { key: once }),
  )

export interface SessionAnswer {
  requestId: RequestId
  answer: 'yes' | 'no'
  heads?: number
}
export const useAnswerSeries = () =>
  useChange(
    ({
      id,
      answers,
      evenIfClosed,
      supporterId,
      behalf,
    }: {
      id: string
      answers: SessionAnswer[]
      evenIfClosed?: boolean
      supporterId?: OrganizationId
      behalf?: CallOptions['behalf']
    }) =>
      call(
        seriesPaths.answerSeries,
        {
          params: paramsOf(id),
          body: { answers, ...(evenIfClosed && { evenIfClosed }), ...(supporterId && { supporterId }) },
        },
        { behalf },
      ),
  )

export const useAgreeSeries = () =>
  useChange(
    ({ id, supporterId, behalf }: { id: string; supporterId: OrganizationId; behalf?: CallOptions['behalf'] }) =>
      call(seriesPaths.agreeSeries, { params: paramsOf(id), body: { supporterId } }, { behalf }),
  )

/** An asking is taken back (`withdraw`), or everything that is left with one supporter ends (`leave`); both with a reason. */
export type SeriesEnd = 'withdraw' | 'leave'
export const useEndSeries = () =>
  useChange(
    ({
      id,
      end,
      answeredToo,
      ...said
    }: {
      id: string
      end: SeriesEnd
      supporterId: OrganizationId
      reason: string
      answeredToo?: boolean
    }) =>
      end === 'withdraw'
        ? call(seriesPaths.withdrawAsking, {
            params: paramsOf(id),
            body: { ...said, ...(answeredToo && { answeredToo }) },
          })
        : call(seriesPaths.leaveSeries, { params: paramsOf(id), body: said }),
  )

export const useRaiseHands = () =>
  useChange(({ id, body, key: once }: { id: string; body: BodyOf<'raiseHands'>; key: string }) =>
    call(seriesPaths.raiseHands, { params: paramsOf(id), body }, { key: once }),
  )
