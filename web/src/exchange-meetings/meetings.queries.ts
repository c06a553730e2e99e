import * as meetingPaths from '@app/shared/exchange-meetings/exchange-meeting.paths'
import type { MeetingInput } from '@app/shared/exchange-meetings'
import type { MeetingId, SignUpId } from '@app/shared'
import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { call, type CallOptions } from '../app/api.ts'

const key = ['exchange-meetings'] as const

/** Meetings the reader may see, coming ones first. */
export const useMeetingsQuery = () =>
  useQuery({ key: [...key, 'list'], query: () => call(meetingPaths.listMeetings, { query: { perPage: 50 } }) })

export const useMeetingQuery = (id: () => string) =>
  useQuery({
    key: () => [...key, id()],
    query: () => call(meetingPaths.showMeeting, { params: { meetingId: id() as MeetingId } }),
  })

/** Who comes and who waits, for the centre. */
export const useSignUpsQuery = (id: () => string) =>
  useQuery({
    key: () => [...key, id(), 'sign-ups'],
    query: () => call(meetingPaths.listSignUps, { params: { meetingId: id() as MeetingId } }),
  })

/** After any change of a meeting or its sign-ups, everything about meetings is asked anew. */
function useChange<Input, Answer>(mutation: (input: Input) => Promise<Answer>) {
  const cache = useQueryCache()
  return useMutation({ mutation, onSettled: () => cache.invalidateQueries({ key: [...key] }) })
}

export const useSignUp = () =>
  useChange(
    ({
      id,
      heads,
      card,
      key,
      behalf,
    }: {
      id: string
      heads: number
      card: string
      key?: string
      behalf?: CallOptions['behalf']
    }) =>
      call(
        meetingPaths.signUpForMeeting,
        { params: { meetingId: id as MeetingId }, body: { heads, card } },
        { key, behalf },
      ),
  )

export const useCancelSignUp = () =>
  useChange(({ id, signUpId, reason }: { id: string; signUpId: SignUpId; reason: string }) =>
    call(meetingPaths.cancelSignUp, { params: { meetingId: id as MeetingId, signUpId }, body: { reason } }),
  )

export const useDraftMeeting = () =>
  useChange(({ input, key }: { input: MeetingInput; key: string }) =>
    call(meetingPaths.draftMeeting, { body: input }, { key }),
  )

export const useEditMeeting = () =>
  useChange(({ id, input, version }: { id: string; input: MeetingInput; version: number }) =>
    call(meetingPaths.editMeeting, { params: { meetingId: id as MeetingId }, body: input }, { version }),
  )

const moves = {
  open: meetingPaths.openMeeting,
  close: meetingPaths.closeMeeting,
  reopen: meetingPaths.reopenMeeting,
  hold: meetingPaths.holdMeeting,
} as const
export type Move = keyof typeof moves | 'cancel'

/** A coordinator opens, closes, reopens, holds or calls off a meeting. */
export const useMoveMeeting = () =>
  useChange(({ id, act, version, reason }: { id: string; act: Move; version: number; reason: string }) => {
    const params = { meetingId: id as MeetingId }
    return act === 'cancel'
      ? call(meetingPaths.cancelMeeting, { params, body: { reason } }, { version })
      : call(moves[act], { params, body: {} }, { version })
  })
