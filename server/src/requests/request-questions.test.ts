import { readFileSync } from 'node:fs'
import {
  answersInWords,
  askedOn,
  completenessOf,
  isAsked,
  onlyAsked,
  questionKeys,
  questionOf,
  requestAnswers,
  valuesOf,
  workPlaces,
} from '@app/shared/requests'
import { expect, test } from 'vitest'

const list = readFileSync(new URL('../help-categories/help-categories.csv', import.meta.url), 'utf8')
const items = [...list.matchAll(/,([a-z]+\.[a-z]+),/g)].map(([, id]) => id!)
const july = [{ day: '2026-07-11', to: '12:00' }]
const october = [{ day: '2026-10-11', to: '12:00' }]

test('each of the 62 kinds of help has its place, and no other has', () => {
  expect(items).toHaveLength(62)
  expect(Object.keys(workPlaces).toSorted()).toEqual(items.toSorted())
})

test('every question has words: what is asked, its name, why, and for each choice a word and a sentence', () => {
  for (const key of questionKeys) {
    const { ask, label, why, kind, choices } = questionOf(key)
    for (const words of [ask, label, why]) expect(words, key).toMatch(/[ぁ-ゖァ-ヺ一-龠]/)
    expect(why, key).toMatch(/。$/)
    expect(why, key).not.toMatch(/[%％]|割/)
    expect(Boolean(choices), key).toBe(kind === 'choice' || kind === 'choices')
    for (const [press, said] of Object.values(choices ?? {})) {
      expect(press.length, press).toBeLessThanOrEqual(10)
      expect(said.length, said).toBeGreaterThan(2)
    }
  }
})

test('the schema of answers knows exactly the questions that rest there', () => {
  const resting = questionKeys.filter((key) => questionOf(key).rests === 'answers')
  expect(Object.keys(requestAnswers.shape).toSorted()).toEqual(resting.toSorted())
  expect(requestAnswers.safeParse({ parking: 'yes' }).success).toBe(true)
  expect(requestAnswers.safeParse({ parking: 'perhaps' }).success).toBe(false)
  expect(requestAnswers.safeParse({ colour: 'red' }).success).toBe(false)
  expect(valuesOf('parking')).toEqual(['yes', 'few', 'no'])
})

test('on the page of the day no kind of help is asked more than six things, whatever the month and the plan for rain', () => {
  for (const itemId of items)
    for (const days of [july, october, []])
      for (const rainPlan of [null, 'goes-on', 'cancelled'] as const) {
        const asked = askedOn('day', { itemId, days, rainPlan })
        expect(asked.length, itemId).toBeGreaterThanOrEqual(1)
        expect(asked.length, itemId).toBeLessThanOrEqual(6)
      }
})

test('rain and heat are asked under the sky only, heat from June to September or while no day is known', () => {
  expect(isAsked('rain', { itemId: 'clean.river', days: october })).toBe(true)
  expect(isAsked('rain', { itemId: 'pr.phone', days: october })).toBe(false)
  expect(isAsked('heat', { itemId: 'clean.river', days: october })).toBe(false)
  for (const days of [july, []]) expect(isAsked('heat', { itemId: 'clean.river', days })).toBe(true)
})

test('who decides about rain is asked only where rain changes something; who does what is dangerous, only where it was ticked', () => {
  const river = { itemId: 'clean.river', days: october }
  expect(isAsked('rainDecision', { ...river, rainPlan: 'cancelled' })).toBe(true)
  expect(isAsked('rainDecision', { ...river, rainPlan: 'goes-on' })).toBe(false)
  expect(isAsked('powerTools', { ...river, hazards: ['power-tools'] })).toBe(true)
  expect(isAsked('powerTools', { ...river, hazards: ['water'] })).toBe(false)
})

test('an answer that its kind of help no longer asks for is put away', () => {
  const answers = { heat: ['early'], parking: 'yes', rainDecision: 'together', toilet: undefined }
  expect(onlyAsked(answers, { itemId: 'pr.phone', days: july, rainPlan: 'cancelled' })).toEqual({ parking: 'yes' })
})

test('answers are told in whole sentences, rain among them', () => {
  expect(answersInWords({ toilet: 'near', rainDecision: 'same-morning' }, 'cancelled')).toEqual([
    { key: 'rain', label: '雨のとき', value: '雨のときは中止します' },
    { key: 'rainDecision', label: '雨の判断', value: '当日の朝に、自治会で決めます' },
    { key: 'toilet', label: 'トイレ', value: '近くにあります' },
  ])
})

test('the weightiest gap comes first, and every further answer makes it fewer', () => {
  const bare = { itemId: 'clean.hall', days: [{ day: '2026-10-11', to: null }] }
  const { asked, said, missing } = completenessOf(bare)
  expect(missing.slice(0, 3)).toEqual(['endTime', 'meeting', 'work'])
  expect(asked - said).toBe(missing.length)

  const more = completenessOf({ ...bare, private: { meetingPoint: '玄関前' }, answers: { tools: 'both' } })
  expect(more.asked).toBe(asked)
  expect(more.missing).toEqual(missing.filter((key) => key !== 'meeting' && key !== 'tools'))
})

test('what was said in words of one’s own counts as said', () => {
  const said = { weBring: '軍手', private: { parking: '集会所に3台', toilet: ' ' } }
  const { missing } = completenessOf({ itemId: 'clean.hall', days: [], ...said })
  expect(missing).not.toContain('tools')
  expect(missing).not.toContain('parking')
  expect(missing).toContain('toilet')
})
