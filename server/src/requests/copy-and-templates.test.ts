import { readFileSync } from 'node:fs'
import { isAsked, requestInputChecked, requestTemplates, sameDayNextYear } from '@app/shared/requests'
import type { RequestInput } from '@app/shared/requests'
import { beforeAll, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import type { Headers } from '../../test/given.ts'
import { givenRequestsIn } from '../../test/given-requests.ts'

const { app, db, given, travel } = await buildTestApp()
const scene = givenRequestsIn(db)
const list = readFileSync(new URL('../help-categories/help-categories.csv', import.meta.url), 'utf8')

let officer: Headers
let mine: Awaited<ReturnType<typeof scene.association>>
beforeAll(async () => {
  mine = await scene.association()
  travel('2026-10-05T00:00:00Z')
  officer = await given.signedInAs('association', mine)
})

test.each([
  ['the second Sunday stays the second Sunday', '2025-10-12', '2026-10-05', '2026-10-11'],
  ['a day of long ago comes to the next that lies ahead', '2019-10-13', '2026-10-05', '2026-10-11'],
  ['this year’s has just passed: the next is a year on', '2025-10-04', '2026-10-05', '2027-10-02'],
  ['today is not ahead', '2026-10-05', '2026-10-05', '2027-10-04'],
  ['a fifth Sunday that is missing becomes the last', '2026-03-29', '2026-10-05', '2027-03-28'],
  ['a leap day finds its weekday', '2024-02-29', '2026-10-05', '2027-02-25'],
])('%s', (_, day, today, next) => {
  expect(sameDayNextYear(day, today)).toBe(next)
})

test('a day that is still to come is not moved', () => {
  expect(sameDayNextYear('2026-11-01', '2026-10-05')).toBeNull()
})

const copyOf = async (changes: Partial<RequestInput>) => {
  const id = await scene.request(mine, changes, 'closed')
  return (await app.inject({ url: `/api/requests/${id}/copy`, headers: { ...officer } })).json<RequestInput>()
}

test('去年と同じ: the copy carries answers and hours, and proposes the same week of the year to come', async () => {
  const answers = { parking: 'few', rainDecision: 'together' } as const
  const copy = await copyOf({ answers, days: [{ day: '2025-11-02', from: '09:00', to: '11:30' }] })

  expect(copy).toMatchObject({ answers, days: [{ day: '2026-11-01', from: '09:00', to: '11:30' }] })
  expect(requestInputChecked.safeParse(copy).success).toBe(true)
})

test('a request whose days are not all past is asked for anew', async () => {
  const days = ['2026-10-01', '2026-11-01'].map((day) => ({ day, from: null, to: null }))
  expect((await copyOf({ days })).days).toEqual([])
})

test.each(requestTemplates.map((one) => [one.name, one] as const))(
  '%s: a kind of the list, its usual heads, and only what is asked of it',
  (_, { name, heads, itemId, answers = {}, ...rest }) => {
    const [row] = list.split('\n').filter((line) => line.includes(`,${itemId},`))
    expect(row, name).toContain(heads.join('–'))
    const [headsMin, headsMax] = heads
    const own = { description: '手が足りません。', districtId: 1, place: '公園', whenKind: 'unsettled', days: [] }
    const inside = {
      exactPlace: null,
      meetingPoint: null,
      parking: null,
      toilet: null,
      onDayName: null,
      onDayPhone: null,
    }
    const none = { whenNote: null, weBring: null, theyBring: null, private: inside }
    const form = { ...own, ...none, ...rest, itemId, answers, headsMin, headsMax }

    expect(requestInputChecked.safeParse(form).error).toBeUndefined()
    for (const key of Object.keys(answers) as (keyof typeof answers)[])
      expect(isAsked(key, { itemId, days: [], ...(rest.hazards && { hazards: rest.hazards }) }), key).toBe(true)
  },
)
