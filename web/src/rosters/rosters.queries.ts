import type { MatchId, RosterNameId } from '@app/shared'
import type { Contract } from '@app/shared/contract'
import type { InputOf } from '@app/shared/kernel/endpoint'
import * as at from '@app/shared/rosters/roster.paths'
import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { call, type CallOptions } from '../app/api.ts'

const key = ['rosters'] as const
const ofMatch = (id: string) => ({ matchId: id as MatchId })
const ofName = (id: string, nameId: string) => ({ matchId: id as MatchId, rosterNameId: nameId as RosterNameId })

type BodyOf<Name extends keyof Contract> = InputOf<Contract[Name]> extends { body: infer B } ? B : never
export type NameDraft = BodyOf<'addRosterName'>
type How = Pick<CallOptions, 'key' | 'behalf'>

/** The list of a match in numbers. */
export const useRosterQuery = (id: () => string) =>
  useQuery({
    key: () => [...key, 'numbers', id()],
    query: () => call(at.showRoster, { params: ofMatch(id()) }),
  })

/** Who is named. Each look of the centre is written down, so it is asked only once it is opened. */
export const useNamesQuery = (id: () => string, isOpen: () => boolean) =>
  useQuery({
    key: () => [...key, 'names', id()],
    query: () => call(at.listRosterNames, { params: ofMatch(id()) }),
    enabled: isOpen,
  })

/** The names once, for a form that is filled from them. */
export const lookAtNames = (id: string) => call(at.listRosterNames, { params: ofMatch(id) })

/** After any change numbers and names are asked anew. */
function useChange<Input, Answer>(mutation: (input: Input) => Promise<Answer>) {
  const cache = useQueryCache()
  return useMutation({ mutation, onSettled: () => cache.invalidateQueries({ key: [...key] }) })
}

export const useAddName = () =>
  useChange(({ id, body, ...how }: { id: string; body: NameDraft } & How) =>
    call(at.addRosterName, { params: ofMatch(id), body }, how),
  )

export const useEditName = () =>
  useChange(({ id, nameId, body }: { id: string; nameId: string; body: NameDraft }) =>
    call(at.editRosterName, { params: ofName(id, nameId), body }),
  )

export const useRemoveName = () =>
  useChange(({ id, nameId }: { id: string; nameId: string }) =>
    call(at.removeRosterName, { params: ofName(id, nameId) }),
  )

export const useOpenLink = () => useChange((id: string) => call(at.openRosterLink, { params: ofMatch(id), body: {} }))

export const useCloseLink = () => useChange((id: string) => call(at.closeRosterLink, { params: ofMatch(id) }))
