import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyRequest, anySettings, anySupporter } from '../../test/suggestion-facts.ts'
import { categoryOf, listsFor } from './posting-bounds.rules.ts'
import type { RequestFacts, SupporterFacts } from './suggestion-facts.rules.ts'
import { suggestSupporters } from './suggestions.rules.ts'

/** The best list in which somebody stands. */
const placeOf = ({ itemId, districtId, block }: RequestFacts, one: SupporterFacts) => ({
  key: one.itemIds.includes(itemId) ? itemId : categoryOf(itemId),
  cell: one.districtIds.includes(districtId)
    ? String(districtId)
    : one.blocks.includes(block)
      ? block
      : one.wholeCity
        ? 'city'
        : 'unsaid',
  says: (one.weekdays.length > 0 ? 1 : 0) + (one.months.length > 0 ? 2 : 0),
})

/** Somebody who never helped the association: whoever did is weighed without a look at the bounds. */
const anybody = anySupporter.map((one) => ({ ...one, workedTogether: null }))

test('nobody passes the bound of its list, whatever the centre has set', () => {
  fc.assert(
    fc.property(anyRequest, anybody, anySettings, (request, one, settings) => {
      const [weighed] = suggestSupporters(request, [one], settings)
      fc.pre(weighed !== undefined)
      const place = placeOf(request, one)
      const list = listsFor(request, settings).find(
        ({ key, cell, says }) => key === place.key && cell === place.cell && says === place.says,
      )!

      expect(weighed!.score).toBeLessThanOrEqual(list.bound)
    }),
    { numRuns: 3000 },
  )
})

test('the lists come with the highest bound first, each once', () => {
  fc.assert(
    fc.property(anyRequest, anySettings, (request, settings) => {
      const lists = listsFor(request, settings)

      expect(lists.map(({ bound }) => bound)).toEqual(lists.map(({ bound }) => bound).toSorted((a, b) => b - a))
      expect(new Set(lists.map(({ key, cell, says }) => `${key} ${cell} ${says}`)).size).toBe(32)
    }),
  )
})
