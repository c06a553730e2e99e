import type { Story } from '@app/shared/activities'
import { expect, test } from 'vitest'
import { isOther, wordsOfStory } from './story.rules.ts'

const story = {
  title: '題',
  story: '文',
  sides: [
    { matchId: null, side: 'association', name: '自治会' },
    { matchId: 'm', side: 'supporter', name: '商会' },
  ],
  comments: [{ matchId: 'm', by: '商会', text: 'また来ます。' }],
  pictures: [{ id: 'p', caption: '作業', width: 3, height: 2 }],
} as unknown as Story

test('the form has a word of every side, empty where it says nothing', () => {
  expect(wordsOfStory(story).comments).toEqual([
    { matchId: null, text: '' },
    { matchId: 'm', text: 'また来ます。' },
  ])
})

test('only what was typed anew is unsaved', () => {
  const typed = wordsOfStory(story)

  expect(isOther(typed, story)).toBe(false)
  expect(isOther({ ...typed, pictures: [] }, story)).toBe(true)
  expect(isOther({ ...typed, comments: [{ matchId: null, text: 'x' }, typed.comments[1]!] }, story)).toBe(true)
})
