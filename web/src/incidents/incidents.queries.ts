import type { IncidentId, MatchId } from '@app/shared'
import type { Contract } from '@app/shared/contract'
import * as incidentPaths from '@app/shared/incidents/incident.paths'
import type { IncidentStatus } from '@app/shared/incidents'
import type { InputOf } from '@app/shared/kernel/endpoint'
import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { call, type CallOptions } from '../app/api.ts'
import { usePages } from '../app/pages.ts'

const key = ['incidents'] as const
const paramsOf = (id: string) => ({ incidentId: id as IncidentId })
const ofMatch = (id: string) => ({ matchId: id as MatchId })

type BodyOf<Name extends keyof Contract> = InputOf<Contract[Name]> extends { body: infer B } ? B : never
export type IncidentDraft = BodyOf<'reportIncident'>

export const useIncidentsQuery = (filter: () => { status: IncidentStatus; perPage: number }) =>
  usePages(
    () => [...key, 'list', { ...filter() }],
    (after) => call(incidentPaths.listIncidents, { query: { ...filter(), after } }),
  )

export const useIncidentQuery = (id: () => string) =>
  useQuery({
    key: () => [...key, 'one', id()],
    query: () => call(incidentPaths.showIncident, { params: paramsOf(id()) }),
  })

/** What was reported about a match: my own side's, for the centre both. */
export const useReportsOfMatchQuery = (id: () => string) =>
  useQuery({
    key: () => [...key, 'of-match', id()],
    query: () => call(incidentPaths.listMatchIncidents, { params: ofMatch(id()) }),
  })

/** After any change everything about reports is asked anew, and what waits on the workbench. */
function useChange<Input, Answer>(mutation: (input: Input) => Promise<Answer>) {
  const cache = useQueryCache()
  return useMutation({
    mutation,
    onSettled: () => Promise.all(['incidents', 'workbench'].map((noun) => cache.invalidateQueries({ key: [noun] }))),
  })
}

export const useReportIncident = () =>
  useChange(({ id, body, ...how }: { id: string; body: IncidentDraft } & Pick<CallOptions, 'key' | 'behalf'>) =>
    call(incidentPaths.reportIncident, { params: ofMatch(id), body }, how),
  )

export const useCorrectIncident = () =>
  useChange(({ id, body, ...how }: { id: string; body: IncidentDraft } & Pick<CallOptions, 'key' | 'behalf'>) =>
    call(incidentPaths.correctIncident, { params: paramsOf(id), body }, how),
  )

interface Held {
  id: string
  version: number
}
export const useTickIncident = () =>
  useChange(({ id, version, body }: Held & { body: BodyOf<'tickIncident'> }) =>
    call(incidentPaths.tickIncident, { params: paramsOf(id), body }, { version }),
  )

export const useNoteIncident = () =>
  useChange(({ id, version, body, key: once }: Held & { body: BodyOf<'noteIncident'>; key: string }) =>
    call(incidentPaths.noteIncident, { params: paramsOf(id), body }, { version, key: once }),
  )

export const useHandleIncident = () =>
  useChange(({ id, version, body }: Held & { body: BodyOf<'handleIncident'> }) =>
    call(incidentPaths.handleIncident, { params: paramsOf(id), body }, { version }),
  )

export const useReopenIncident = () =>
  useChange(({ id, version }: Held) =>
    call(incidentPaths.reopenIncident, { params: paramsOf(id), body: {} }, { version }),
  )
