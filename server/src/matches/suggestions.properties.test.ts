import { weekdayOf } from '@app/shared/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyRequest, anySettings, anySupporter, ids, someSupporters, suggest } from '../../test/suggestion-facts.ts'
import type { RequestFacts, SupporterFacts } from './suggestion-facts.rules.ts'
import { partsOfDay, possibleDays } from './day-fit.rules.ts'
import { usefulLendings } from './lendings.rules.ts'
import { canCome, suggestSupporters } from './suggestions.rules.ts'

describe('for every request and every set of supporters', () => {
  const often = { numRuns: 500 }

  /** Nothing said means any day, so whoever says it for the first time names every day it could come: one alone would narrow. */
  const daysToSay = (r: RequestFacts, s: SupporterFacts, said: readonly number[]) =>
    said.length === 0 ? possibleDays(r, s) : r.days.slice(0, 1)

  /** Everything that makes a supporter fit this request better. */
  const fittingQualities: Record<string, (r: RequestFacts, s: SupporterFacts) => Partial<SupporterFacts>> = {
    'can do this help': (r, s) => ({ itemIds: [...s.itemIds, r.itemId] }),
    'comes to the district': (r, s) => ({ districtIds: [...s.districtIds, r.districtId] }),
    'comes to the block': (r, s) => ({ blocks: [...s.blocks, r.block] }),
    'comes everywhere': () => ({ wholeCity: true }),
    'can on the weekdays of the wished days': (r, s) => ({
      weekdays: [...s.weekdays, ...daysToSay(r, s, s.weekdays).map(({ day }) => weekdayOf(day))],
    }),
    'can in the months of the wished days': (r, s) => ({
      months: [...s.months, ...daysToSay(r, s, s.months).map(({ day }) => Number(day.slice(5, 7)))],
    }),
    'can at the hours of the days it could come': (r, s) => ({
      times: [...s.times, ...possibleDays(r, s).flatMap(partsOfDay)],
    }),
    'brings more people': (_r, s) => ({ maxHeads: s.maxHeads + 5 }),
    'needs less notice': (_r, s) => ({ leadDays: Math.floor(s.leadDays / 2) }),
    'is free that day': () => ({ busyDays: [] }),
    'has closed no days': () => ({ closed: [] }),
    'lends what is useful': (r, s) => ({ lends: [...s.lends, ...usefulLendings(r)] }),
    'is insured': () => ({ insurance: 'own' }),
    'has grown-ups only': () => ({ hasMinors: false }),
    'has said yes to being asked': () => ({ needsPhoneCheck: false }),
    'was asked less lately': (_r, s) => ({ timesAskedLately: Math.max(0, s.timesAskedLately - 1) }),
    'was asked less this month': (_r, s) => ({ timesAskedThisMonth: Math.max(0, s.timesAskedThisMonth - 1) }),
    'helped less this year': (_r, s) => ({ timesHelpedThisYear: Math.max(0, s.timesHelpedThisYear - 1) }),
    'has helped in this district': (r, s) => ({ helpedIn: [...s.helpedIn, r.districtId] }),
    'has helped close by': (r, s) => ({ helpedIn: [...s.helpedIn, ...r.nearby.map((one) => one.districtId)] }),
    'was never asked': () => ({ timesAskedEver: 0, timesAskedLately: 0 }),
    'worked together once more': (_r, { workedTogether: w }) => ({
      workedTogether: { lastTitle: '何か', lastDay: '2025-10-01', times: (w?.times ?? 0) + 1 },
    }),
  }

  test.each(Object.entries(fittingQualities))(
    '%s: never lowers a rank, whatever the centre has set',
    (_name, better) => {
      fc.assert(
        fc.property(anyRequest, someSupporters, fc.nat(), anySettings, (facts, all, pick, settings) => {
          const one = all[pick % all.length]!
          const ranked = (known: readonly SupporterFacts[]) => ids(suggestSupporters(facts, known, settings))
          const before = ranked(all).indexOf(one.id)
          fc.pre(before >= 0)
          const improved = all.map((other) => (other === one ? { ...one, ...better(facts, one) } : other))

          const after = ranked(improved).indexOf(one.id)

          expect(after).toBeGreaterThanOrEqual(0)
          expect(after).toBeLessThanOrEqual(before)
        }),
        often,
      )
    },
  )

  test('exactly those that can come are suggested, each once and for a reason', () => {
    fc.assert(
      fc.property(anyRequest, someSupporters, (facts, all) => {
        const suggestions = suggest(facts, all)

        expect(ids(suggestions).toSorted()).toEqual(
          all
            .filter((one) => canCome(facts, one))
            .map(({ id }) => id)
            .toSorted(),
        )
        expect(suggestions.every(({ reasons }) => reasons.length > 0)).toBe(true)
      }),
      often,
    )
  })

  test('nobody is sent to a day it is busy, has not said yes to, or that has passed', () => {
    fc.assert(
      fc.property(anyRequest, anySupporter, (facts, one) => {
        fc.pre(facts.days.length > 0 && canCome(facts, one))

        expect(one.status).toBe('registered')
        expect(
          facts.days.some(
            ({ day }) =>
              day >= facts.today &&
              !one.busyDays.includes(day) &&
              !one.closed.some(({ from, to }) => from <= day && day <= to) &&
              (one.weekdays.length === 0 || one.weekdays.includes(weekdayOf(day))),
          ),
        ).toBe(true)
      }),
      often,
    )
  })

  test('the order of asking does not matter', () => {
    fc.assert(
      fc.property(anyRequest, someSupporters, (facts, all) => {
        expect(suggest(facts, all.toReversed())).toEqual(suggest(facts, all))
      }),
      often,
    )
  })

  test('every reason and every doubt is a whole Japanese sentence', () => {
    fc.assert(
      fc.property(anyRequest, someSupporters, (facts, all) => {
        const said = suggest(facts, all).flatMap(({ reasons, doubts }) => [...reasons, ...doubts])

        for (const { text } of said) expect(text).toMatch(/^[^\s]+。$/)
        for (const { text } of said) expect(text).not.toMatch(/undefined|null|NaN/)
      }),
      often,
    )
  })
})
