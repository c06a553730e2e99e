import { expect, test } from 'vitest'
import { wishesStillAhead } from './new-days.rules.ts'

const wish = (day: string) => ({ day, from: null, to: null })

test('an only day was put off itself and is not offered again', () => {
  expect(wishesStillAhead([wish('2026-10-20')], '2026-10-05')).toEqual([])
})

test('of several wishes those after tomorrow stand there already', () => {
  const wishes = ['2026-10-04', '2026-10-06', '2026-10-07', '2026-10-20'].map(wish)

  expect(wishesStillAhead(wishes, '2026-10-05')).toEqual(['2026-10-07', '2026-10-20'].map(wish))
})
