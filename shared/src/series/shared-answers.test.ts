import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SeriesSaid } from './series-edit.ts'
import { seriesChanges } from './series-edit.ts'
import { changesOf, mostCommon, sharedSaid, withChanges, wrongDays } from './shared-answers.ts'

const word = fc.constantFrom('集会所', '公園', '体育館')
const maybe = fc.option(word)
const saying: fc.Arbitrary<SeriesSaid> = fc
  .record({
    title: word,
    place: word,
    weBring: maybe,
    exactPlace: maybe,
    onDayName: maybe,
    toilet: fc.option(fc.constantFrom('here' as const, 'near' as const)),
    headsMin: fc.integer({ min: 1, max: 5 }),
    more: fc.integer({ min: 0, max: 5 }),
    hazards: fc.subarray(['heavy', 'water', 'height'] as const),
    published: fc.boolean(),
  })
  .map(({ exactPlace, onDayName, toilet, more, ...said }) => ({
    ...said,
    itemId: 'clean.street' as SeriesSaid['itemId'],
    description: '人手が要ります。',
    districtId: 1 as SeriesSaid['districtId'],
    whenNote: null,
    private: { exactPlace, meetingPoint: null, parking: null, toilet: null, onDayName, onDayPhone: null },
    headsMax: said.headsMin + more,
    supportersDo: null,
    residentsDo: null,
    hazards: [...said.hazards],
    theyBring: null,
    thanks: [],
    rainPlan: null,
    answers: toilet ? { toilet } : {},
    minorsWelcome: false,
    photosWelcome: false,
    centreAnswers: false,
    showName: false,
  }))

test('whatever was written: the changes make it out of what was said before, and nothing else is among them', () => {
  fc.assert(
    fc.property(saying, saying, (before, after) => {
      const changes = changesOf(before, after)
      expect(seriesChanges.safeParse(changes).success).toBe(true)
      expect(withChanges(before, changes)).toEqual(after)
      expect(changesOf(after, after)).toEqual({})
      expect(changesOf(before, { ...before, place: after.place }).title).toBeUndefined()
    }),
  )
})

test('a change written to a session leaves everything of it that was not changed', () => {
  fc.assert(
    fc.property(saying, saying, (before, session) => {
      const changes = changesOf(before, { ...before, place: '新しい場所' })
      expect(withChanges(session, changes)).toEqual({ ...session, place: '新しい場所' })
    }),
  )
})

test('what most say stands for all; least and most heads go together', () => {
  const [one, two] = [fc.sample(saying, { numRuns: 1, seed: 1 })[0]!, fc.sample(saying, { numRuns: 1, seed: 2 })[0]!]
  const heads = (said: SeriesSaid, headsMin: number, headsMax: number) => ({ ...said, headsMin, headsMax })
  const shared = sharedSaid([heads(one, 2, 9), heads(two, 8, 9), heads(two, 8, 10), heads(one, 2, 9)])
  expect([shared.headsMin, shared.headsMax]).toEqual([2, 9])
  expect(sharedSaid([two, one, two])).toEqual({ ...two, answers: two.answers })
  expect(mostCommon([['a', 'b'], ['c'], ['b', 'a']])).toEqual(['a', 'b'])
})

test('made the same for all, although nothing new was written', () => {
  const [said] = fc.sample(saying, { numRuns: 1, seed: 3 })
  const alike = ['headsMin', 'headsMax', 'private.exactPlace', 'answers.toilet']
  expect(changesOf({ ...said!, answers: {} }, { ...said!, answers: {} }, alike)).toEqual({
    headsMin: said!.headsMin,
    headsMax: said!.headsMax,
    private: { exactPlace: said!.private.exactPlace },
    answers: { toilet: null },
  })
})

test('an emptied text is nothing said', () => {
  const [said] = fc.sample(saying, { numRuns: 1, seed: 4 })
  expect(changesOf({ ...said!, weBring: '軍手' }, { ...said!, weBring: ' ' })).toEqual({ weBring: null })
  expect(changesOf({ ...said!, weBring: null }, { ...said!, weBring: '' })).toEqual({})
})

test('only new days are looked at: what stood before may stay', () => {
  const old = { key: 'a', day: '2026-10-01' }
  expect(wrongDays([old, { key: 'b', day: '2026-10-01' }], '2026-10-05')).toEqual([])
  expect(wrongDays([old, { key: 'b', day: '2026-10-20', isNew: true }], '2026-10-05')).toEqual([])
  const wrong = (day: string, more: object = {}) =>
    wrongDays([old, { key: 'b', day: '2026-11-01' }, { key: 'c', day, isNew: true, ...more }], '2026-10-05')[0]?.detail
  expect(wrong('2026-10-04')).toBe('過ぎた日は選べません')
  expect(wrong('2026-11-01')).toBe('同じ日が、ほかの回にもあります')
  expect(wrong('2027-10-01')).toBe('最初の日から1年のうちの日にしてください')
  expect(wrong('2026-10-20', { isAdded: true })).toBe('足す回は、いちばん後の日より後にしてください')
  expect(wrong('2026-10-20')).toBeUndefined()
})
