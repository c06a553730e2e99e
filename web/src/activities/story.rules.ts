import type { Story, StoryInput, StoryStatus } from '@app/shared/activities'

const tones = {
  draft: 'neutral',
  asked: 'waiting',
  approved: 'done',
  published: 'active',
  withdrawn: 'stopped',
} as const

/** How a story's state looks; the words say it too. */
export const toneOfStory = (status: StoryStatus): (typeof tones)[StoryStatus] => tones[status]

/** What the form holds of a story: a word of every side, empty where it says nothing. */
export const wordsOfStory = ({ title, story, sides, comments, pictures }: Story): StoryInput => ({
  ...{ title, story },
  comments: sides.map(({ matchId }) => ({
    matchId,
    text: comments.find((one) => one.matchId === matchId)?.text ?? '',
  })),
  pictures: pictures.map(({ id, caption }) => ({ id, caption })),
})

/** Whether something was typed that is not saved. */
export const isOther = (typed: StoryInput, story: Story): boolean =>
  JSON.stringify(wordsIn(typed)) !== JSON.stringify(wordsIn(wordsOfStory(story)))

const wordsIn = ({ title, story, comments, pictures }: StoryInput) => [
  title,
  story,
  comments.map(({ text }) => text),
  pictures.map(({ id, caption }) => [id, caption]),
]
