import type { MatchId, RequestId } from '@app/shared'
import type { Contract } from '@app/shared/contract'
import type { InputOf } from '@app/shared/kernel/endpoint'
import * as matchPaths from '@app/shared/matches/match.paths'
import type { Match } from '@app/shared/matches'
import type { ThisYearAnswer } from '@app/shared/matches/this-year'
import { listSupporters } from '@app/shared/organizations/organization.paths'
import { showRequest } from '@app/shared/requests/request.paths'
import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { call, type CallOptions } from '../app/api.ts'
import type { MatchSide } from './match.rules.ts'

const key = ['matches'] as const
const paramsOf = (id: string) => ({ matchId: id as MatchId })
const requestOf = (id: string) => ({ requestId: id as RequestId })

type QueryOf<Name extends keyof Contract> = InputOf<Contract[Name]> extends { query: infer Q } ? Q : never
type BodyOf<Name extends keyof Contract> = InputOf<Contract[Name]> extends { body: infer B } ? B : never
export type SuggestionFilter = Pick<QueryOf<'suggestSupporters'>, 'kind' | 'neverAsked' | 'enoughHeads' | 'perPage'>
export type Asking = BodyOf<'proposeMatches'>
export type No = BodyOf<'declineMatch'>
export type ResultInput = BodyOf<'reportResult'>

/** Everything about my organization's matches; it fits on a page or two even after years. */
export const useMyMatchesQuery = () =>
  useQuery({ key: [...key, 'mine'], query: () => call(matchPaths.listMatches, { query: { perPage: 100 } }) })

/** All matches of a request that the reader may see. */
export const useMatchesOfRequestQuery = (requestId: () => string, enabled: () => boolean = () => true) =>
  useQuery({
    key: () => [...key, 'of-request', requestId()],
    query: () => call(matchPaths.listMatches, { query: { request: requestId() as RequestId, perPage: 100 } }),
    enabled,
  })

export const useMatchQuery = (id: () => string) =>
  useQuery({
    key: () => [...key, 'one', id()],
    query: () => call(matchPaths.showMatch, { params: paramsOf(id()) }),
  })

/** 候補: computed anew on each visit, never stored. */
export const useSuggestionsQuery = (requestId: () => string, filter: () => SuggestionFilter) =>
  useQuery({
    key: () => [...key, 'suggestions', requestId(), { ...filter() }],
    query: () => call(matchPaths.suggestSupporters, { params: requestOf(requestId()), query: filter() }),
    placeholderData: (before) => before,
  })

/** Ways to find helpers where nobody or too few are found. */
export const useWaysQuery = (requestId: () => string, enabled: () => boolean = () => true) =>
  useQuery({
    key: () => [...key, 'ways', requestId()],
    query: () => call(matchPaths.findWays, { params: requestOf(requestId()) }),
    enabled,
  })

export const useMessagesQuery = (id: () => string) =>
  useQuery({
    key: () => [...key, 'messages', id()],
    query: () => call(matchPaths.listMessages, { params: paramsOf(id()) }),
  })

export const useResultsQuery = (id: () => string) =>
  useQuery({
    key: () => [...key, 'results', id()],
    query: () => call(matchPaths.listResults, { params: paramsOf(id()) }),
  })

/** The sheet carries telephone numbers, so it is asked anew each time and forgotten at once. */
export const useMatchSheetQuery = (id: () => string) =>
  useQuery({
    key: () => [...key, 'sheet', id()],
    query: () => call(matchPaths.showMatchSheet, { params: paramsOf(id()) }),
    gcTime: 0,
    refetchOnWindowFocus: false,
  })

/** What the centre has to know of the request when it notes an answer: for whom, and whether it may decide itself. */
export const useRequestForDeskQuery = (requestId: () => string, enabled: () => boolean) =>
  useQuery({
    key: () => ['requests', 'one', requestId()],
    query: () => call(showRequest, { params: requestOf(requestId()) }),
    enabled,
  })

/** Contacts are never kept: each look is asked of the server, which writes it down. */
export const lookAtContacts = (id: string) => call(matchPaths.showMatchContacts, { params: paramsOf(id) })

/** Supporters by name, for 指名. */
export const useSupportersByNameQuery = (words: () => string) =>
  useQuery({
    key: () => [...key, 'by-name', words()],
    query: () => call(listSupporters, { query: { q: words(), perPage: 8 } }),
    enabled: () => words().trim().length > 0,
  })

/** After any change of a match its request moves too, so both are asked anew. */
function useChange<Input, Answer>(mutation: (input: Input) => Promise<Answer>) {
  const cache = useQueryCache()
  return useMutation({
    mutation,
    onSettled: () =>
      Promise.all(['matches', 'requests', 'activities'].map((noun) => cache.invalidateQueries({ key: [noun] }))),
  })
}

/** How something reached the centre. */
export type Channel = 'phone' | 'fax' | 'visit' | 'meeting'

/** Whose answer it is, when the centre notes what it heard on the phone (rule 4). */
export interface Heard {
  side: MatchSide
  behalf?: CallOptions['behalf']
}
interface OnMatch {
  match: Match
  heard?: Heard | undefined
}
const optionsOf = ({ match, heard }: OnMatch) => ({ version: match.version, behalf: heard?.behalf })
const sideOf = ({ heard }: OnMatch) => heard && { side: heard.side }

export const useProposeMatches = () =>
  useChange(({ requestId, body, key }: { requestId: string; body: Asking; key: string }) =>
    call(matchPaths.proposeMatches, { params: requestOf(requestId), body }, { key }),
  )

/** 順番を待つ団体 of one request. */
export const useTurnsQuery = (id: () => string) =>
  useQuery({
    key: () => [...key, 'turns', id()],
    query: () => call(matchPaths.showTurns, { params: requestOf(id()) }),
  })

export const useMoveTurns = () =>
  useChange(({ requestId, act }: { requestId: string; act: 'askNext' | 'stopTurns' }) =>
    call(matchPaths[act], { params: requestOf(requestId), body: {} }),
  )

export const useRaiseHand = () =>
  useChange(({ requestId, body, key }: { requestId: string; body: BodyOf<'raiseHand'>; key: string }) =>
    call(matchPaths.raiseHand, { params: requestOf(requestId), body }, { key }),
  )

export const useNameSupporter = () =>
  useChange(({ requestId, body, key }: { requestId: string; body: BodyOf<'nameSupporter'>; key: string }) =>
    call(matchPaths.nameSupporter, { params: requestOf(requestId), body }, { key }),
  )

export const useSayYes = () =>
  useChange((on: OnMatch & { heads?: number | undefined; evenIfClosed?: boolean | undefined }) =>
    call(
      matchPaths.acceptMatch,
      {
        params: paramsOf(on.match.id),
        body: {
          ...(on.heads && { heads: on.heads }),
          ...(on.evenIfClosed && { evenIfClosed: true }),
          ...sideOf(on),
        },
      },
      optionsOf(on),
    ),
  )

export const useSayNo = () =>
  useChange((on: OnMatch & { no: No }) =>
    call(matchPaths.declineMatch, { params: paramsOf(on.match.id), body: { ...on.no, ...sideOf(on) } }, optionsOf(on)),
  )

const ends = { withdraw: matchPaths.withdrawMatch, cancel: matchPaths.cancelMatch } as const
export type End = keyof typeof ends

/** 取り下げ before agreement, 中止 after it. */
export const useEndMatch = () =>
  useChange(({ match, end, reason }: { match: Match; end: End; reason: string }) =>
    call(ends[end], { params: paramsOf(match.id), body: { reason } }, { version: match.version }),
  )

export const useSendMessage = () =>
  useChange(({ id, body, key }: { id: string; body: string; key: string }) =>
    call(matchPaths.sendMessage, { params: paramsOf(id), body: { body } }, { key }),
  )

export const useNoteThisYear = () =>
  useChange(({ id, key, ...body }: { id: string; key: string; answer: ThisYearAnswer; channel: Channel }) =>
    call(matchPaths.noteThisYear, { params: paramsOf(id), body }, { key }),
  )

export const useReportResult = () =>
  useChange(({ id, result, key, behalf }: { id: string; result: ResultInput; key: string; behalf?: Heard['behalf'] }) =>
    call(matchPaths.reportResult, { params: paramsOf(id), body: result }, { key, behalf }),
  )
