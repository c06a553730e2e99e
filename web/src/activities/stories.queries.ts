import type { ActivityId } from '@app/shared'
import type { Story, StoryInput } from '@app/shared/activities'
import * as at from '@app/shared/activities/story.paths'
import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { call, type CallOptions } from '../app/api.ts'

const key = ['activities'] as const
const paramsOf = (id: string) => ({ activityId: id as ActivityId })

/** 紹介の原稿 and where it stands. */
export const useStoryQuery = (id: () => string) =>
  useQuery({
    key: () => [...key, 'story', id()],
    query: () => call(at.showStory, { params: paramsOf(id()) }),
    staleTime: 0,
  })

/** Stories that wait for the yes of my organization. */
export const useMyStoriesQuery = () =>
  useQuery({ key: [...key, 'mine'], query: () => call(at.listMyStories, {}), staleTime: 0 })

/** After any change of a story, everything about activities is asked anew. */
function useChange<Input, Answer>(mutation: (input: Input) => Promise<Answer>) {
  const cache = useQueryCache()
  return useMutation({ mutation, onSettled: () => cache.invalidateQueries({ key: [...key] }) })
}

export const useEditStory = () =>
  useChange(({ story: { id, version }, words }: { story: Story; words: StoryInput }) =>
    call(at.editStory, { params: paramsOf(id), body: words }, { version }),
  )

const acts = { draft: at.draftStory, ask: at.askForStory, publish: at.publishStory } as const

/** The centre drafts a story anew, asks every side, or publishes what all have agreed to. */
export const useActOnStory = () =>
  useChange(({ story: { id, version }, act }: { story: Story; act: keyof typeof acts }) =>
    call(acts[act], { params: paramsOf(id), body: {} }, { version }),
  )

export const useWithdrawStory = () =>
  useChange(({ id, reason }: { id: string; reason: string }) =>
    call(at.withdrawStory, { params: paramsOf(id), body: { reason } }),
  )

interface Said {
  id: string
  edition: number
  answer: 'yes' | 'change'
  wish?: string
  /** Whose word the centre notes, and from whom it heard it. */
  of?: Story['asks'][number]['matchId']
  toldBy?: string
  key?: string
  behalf?: CallOptions['behalf']
}

/** A side's answer to exactly this edition. */
export const useAnswerStory = () =>
  useChange(({ id, key: under, behalf, ...body }: Said) =>
    call(at.answerStory, { params: paramsOf(id), body }, { key: under, behalf }),
  )
