import { z } from 'zod'
import { staff } from '../accounts/role.ts'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { activityId } from '../kernel/ids.ts'
import * as at from './story.paths.ts'
import { story, storyAnswerInput, storyInput, storyLine } from './story.ts'

const params = z.object({ activityId })
const success = { status: 200, schema: story } as const
const both = ['association', 'supporter', ...staff] as const
const byCentre = {
  audience: staff,
  params,
  success,
  refuses: ['not-found', 'wrong-moment', 'version-stale'],
  needsVersion: true,
} as const

export const listMyStories = defineEndpoint(at.listMyStories, {
  summary: 'Stories that wait for the yes of my organization',
  audience: ['association', 'supporter'],
  success: { status: 200, schema: z.object({ items: z.array(storyLine) }) },
  refuses: [],
})
export const showStory = defineEndpoint(at.showStory, {
  summary: 'The story of an activity and where it stands: for its sides once they are asked, for the centre always',
  audience: both,
  params,
  success,
  refuses: ['not-found'],
})
export const editStory = defineEndpoint(at.editStory, {
  ...byCentre,
  summary: 'A coordinator writes the story; after a change every side is asked anew',
  body: storyInput,
})
export const draftStory = defineEndpoint(at.draftStory, {
  ...byCentre,
  summary: 'The story is drafted anew from what was reported; what was written in it is replaced',
  body: z.strictObject({}),
})
export const askForStory = defineEndpoint(at.askForStory, {
  ...byCentre,
  summary: 'Every side is asked whether exactly this story may be shown',
  body: z.strictObject({}),
})
export const answerStory = defineEndpoint(at.answerStory, {
  summary: 'A side says yes to this edition, or what is to be changed; the centre may note what it was told',
  audience: both,
  params,
  body: storyAnswerInput,
  success,
  refuses: ['not-found', 'wrong-moment', 'version-stale', 'not-yours'],
})
export const publishStory = defineEndpoint(at.publishStory, {
  ...byCentre,
  summary: 'A coordinator publishes a story to which every side has said yes (rule 1)',
  body: z.strictObject({}),
})
export const withdrawStory = defineEndpoint(at.withdrawStory, {
  summary: 'A side or the centre takes a published story back, with a reason; nobody else reads it from then on',
  audience: both,
  params,
  body: z.strictObject({ reason: z.string().trim().min(1, '理由を入れてください').max(500) }),
  success,
  refuses: ['not-found', 'wrong-moment'],
})
