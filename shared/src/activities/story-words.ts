/** Fixed numbers and choices of stories, free of zod so that screens may use them. */

/** この内容でよい, 直してほしい. */
export const storyAnswers = ['yes', 'change'] as const
export type StoryAnswer = (typeof storyAnswers)[number]

/** Letters of the parts of a story. */
export const mostOfStory = { title: 80, story: 2000, comment: 300, caption: 120, wish: 500 } as const

/** Photographs in a story, and of one side of one match. */
export const mostPictures = 6

/** 顔の確認: nobody can be recognised, made unrecognisable before, somebody can be recognised. */
export const faceLooks = ['none', 'blurred', 'recognisable'] as const
export type FaceLook = (typeof faceLooks)[number]

/** 写っている人の了承: the version of the words that are ticked with each photograph. */
export const photoConsentVersion = 1
