import type { OrganizationId, RequestId } from '@app/shared'
import type { MatchStatus } from '@app/shared/matches'
import { describe, expect, test } from 'vitest'
import { district } from '../../test/suggestion-facts.ts'
import { asOf } from './as-of.rules.ts'

const moment = {
  at: new Date('2026-04-01T00:30:00+09:00'),
  requestId: 'this' as RequestId,
  associationId: 'north' as OrganizationId,
}
const jst = (text: string) => new Date(`${text}+09:00`)
const match = (over: object = {}) => ({
  requestId: 'other' as RequestId,
  associationId: 'south' as OrganizationId,
  title: '春まつり',
  districtId: district(3),
  status: 'done' as MatchStatus,
  startedBy: 'coordinator' as const,
  proposedAt: jst('2026-03-01T10:00'),
  agreedAt: jst('2026-03-02T10:00'),
  endedAt: null,
  onDay: '2026-03-20',
  ...over,
})

describe('how things stood when a request was posted', () => {
  test('half past midnight on the first of April is a new month and a new fiscal year', () => {
    const own = [
      match(),
      match({ proposedAt: jst('2026-04-01T00:10'), agreedAt: null, onDay: null, status: 'proposed' }),
    ]

    expect(asOf(own, moment)).toMatchObject({
      timesAskedEver: 2,
      timesAskedLately: 2,
      timesAskedThisMonth: 1,
      timesAskedThisYear: 1,
      timesHelpedThisYear: 0,
      lastAskedOn: '2026-04-01',
      helpedIn: [3],
    })
  })

  test('what came later, and the request itself, do not count', () => {
    const own = [
      match({ proposedAt: jst('2026-04-01T00:31') }),
      match({ requestId: 'this' as RequestId }),
      match({ onDay: '2026-04-05' }),
    ]

    expect(asOf(own, moment)).toMatchObject({
      timesAskedEver: 1,
      helpedIn: [],
      workedTogether: null,
      busyDays: ['2026-04-05'],
      thisRequest: null,
    })
  })

  test('help for the same association is told with its last day; a raised hand was no asking', () => {
    const north = { associationId: moment.associationId, startedBy: 'supporter' as const }
    const own = [
      match({ ...north, title: '夏まつり', onDay: '2025-08-01' }),
      match({ ...north, title: '秋まつり', onDay: '2025-10-01' }),
    ]

    expect(asOf(own, moment)).toMatchObject({
      workedTogether: { times: 2, lastTitle: '秋まつり', lastDay: '2025-10-01' },
      timesAskedEver: 0,
      lastAskedOn: null,
    })
  })

  test('a promise that had fallen out no longer keeps it busy; one that fell out later still did', () => {
    const fell = (endedAt: Date) => match({ status: 'cancelled', onDay: '2026-04-10', endedAt })

    expect(asOf([fell(jst('2026-03-15T10:00'))], moment).busyDays).toEqual([])
    expect(asOf([fell(jst('2026-04-02T10:00'))], moment).busyDays).toEqual(['2026-04-10'])
  })
})
