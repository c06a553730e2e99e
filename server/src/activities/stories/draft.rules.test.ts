import type { MatchId } from '@app/shared'
import { describe, expect, test } from 'vitest'
import { type DraftFacts, draftOf, type Told } from './draft.rules.ts'

const [a, b] = ['match-a' as MatchId, 'match-b' as MatchId]
const nothing = { minutes: null, firstTimers: null, burden: null, unaided: null, forStory: '' }
const told = (matchId: MatchId, side: Told['side'], more: Partial<Told> = {}): Told => ({
  ...{ matchId, side, heads: 4 },
  ...nothing,
  ...more,
})
const facts = (more: Partial<DraftFacts> = {}): DraftFacts => ({
  title: '川沿いの清掃',
  itemName: '河川清掃',
  happenedOn: '2026-11-01',
  associationLabel: '富士川地区の自治会',
  supporters: [{ matchId: a, name: 'あおぞら商会', heads: 4 }],
  told: [],
  ...more,
})

describe('a story drafted from what is known', () => {
  test('without reports it says what was done, when, for whom and by whom, and nothing more', () => {
    expect(draftOf(facts())).toEqual({
      title: '川沿いの清掃',
      story:
        '令和8年11月1日(日)、富士川地区の自治会の「川沿いの清掃」（河川清掃）がありました。\n手伝いに来たのは、あおぞら商会（4人）です。',
      comments: [],
    })
  })

  test('what the reports say stands in it, of several supporters added up', () => {
    const { story } = draftOf(
      facts({
        supporters: [
          { matchId: a, name: 'あおぞら商会', heads: 4 },
          { matchId: b, name: 'みどり会', heads: 8 },
        ],
        told: [
          told(a, 'supporter', { minutes: 150, firstTimers: 2 }),
          told(b, 'supporter', { firstTimers: 1 }),
          told(a, 'association', { minutes: 150, burden: 'much-less', unaided: 'cancelled' }),
        ],
      }),
    )

    expect(story).toContain('あおぞら商会（4人）、みどり会（8人）です。\nあわせて12人が手伝いました。')
    expect(story).toContain('手伝いの時間は、2時間30分でした。')
    expect(story).toContain('そのうち3人は、はじめての参加でした。')
    expect(story).toContain('負担が「とても減った」との答えがありました。')
    expect(story).toContain('支援がなければ「中止だった」とのことです。')
  })

  test('what is told differently, or is not good news, is left out', () => {
    const { story } = draftOf(
      facts({
        told: [
          told(a, 'supporter', { minutes: 60 }),
          told(a, 'association', { minutes: 120, burden: 'more', unaided: 'unknown' }),
        ],
      }),
    )

    expect(story).not.toMatch(/時間は|負担|支援がなければ/)
  })

  test('nobody is named as a helper of whom nobody came', () => {
    expect(draftOf(facts({ supporters: [{ matchId: a, name: 'あおぞら商会', heads: 0 }] })).story).not.toContain(
      'あおぞら',
    )
  })

  test('only words written for the story become words in it', () => {
    const said = [
      told(a, 'supporter', { forStory: '楽しかったです。' }),
      told(a, 'association', { forStory: 'きれいになりました。' }),
      told(b, 'association', { forStory: 'きれいになりました。' }),
    ]

    expect(draftOf(facts({ told: said })).comments).toEqual([
      { matchId: null, text: 'きれいになりました。' },
      { matchId: a, text: '楽しかったです。' },
    ])
  })
})
