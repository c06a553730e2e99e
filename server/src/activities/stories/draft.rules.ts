import type { MatchId } from '@app/shared'
import { dayInWords } from '@app/shared/kernel'
import type { Burden, UnaidedWay } from '@app/shared/matches'

/** What one side told of one match, as far as a story may use it. */
export interface Told {
  matchId: MatchId
  side: 'association' | 'supporter'
  heads: number
  minutes: number | null
  firstTimers: number | null
  burden: Burden | null
  unaided: UnaidedWay | null
  forStory: string
}

export interface DraftFacts {
  title: string
  /** 「道路・公園のごみ拾い」 */
  itemName: string
  /** `YYYY-MM-DD` */
  happenedOn: string
  /** 「◯◯地区の自治会」, or its name where it shows it. */
  associationLabel: string
  supporters: readonly { matchId: MatchId; name: string; heads: number }[]
  told: readonly Told[]
}

export interface Draft {
  title: string
  story: string
  comments: { matchId: MatchId | null; text: string }[]
}

/**
 * A first story out of what is known, in plain sentences: what, when, for whom, who came, how long, and what the reports
 * say. A fact that nobody told, or that the reports tell differently, is left out; nothing is added.
 */
export function draftOf(facts: DraftFacts): Draft {
  const { title, told } = facts
  const sentences = [
    whatHappened(facts),
    ...whoCame(facts),
    howLong(told),
    firstTimers(told),
    burden(told),
    unaided(told),
  ]
  return { title, story: sentences.filter((one) => one !== null).join('\n'), comments: comments(told) }
}

const whatHappened = ({ happenedOn, associationLabel, title, itemName }: DraftFacts): string =>
  `${dayInWords(happenedOn)}、${associationLabel}の「${title}」（${itemName}）がありました。`

function whoCame({ supporters }: DraftFacts): string[] {
  const came = supporters.filter(({ heads }) => heads > 0)
  if (came.length === 0) return []
  const names = came.map(({ name, heads }) => `${name}（${heads}人）`).join('、')
  const all = came.reduce((sum, { heads }) => sum + heads, 0)
  return [`手伝いに来たのは、${names}です。`, ...(came.length > 1 ? [`あわせて${all}人が手伝いました。`] : [])]
}

function howLong(told: readonly Told[]): string | null {
  const minutes = same(told.map((one) => one.minutes))
  if (minutes === null) return null
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return `手伝いの時間は、${hours ? `${hours}時間` : ''}${rest ? `${rest}分` : ''}でした。`
}

function firstTimers(told: readonly Told[]): string | null {
  const sum = told.reduce((all, one) => all + (one.firstTimers ?? 0), 0)
  return sum > 0 ? `そのうち${sum}人は、はじめての参加でした。` : null
}

const lighter: Partial<Record<Burden, string>> = { 'much-less': 'とても減った', less: '少し減った' }

function burden(told: readonly Told[]): string | null {
  const words = lighter[same(told.map((one) => one.burden)) ?? 'same']
  return words ? `自治会からは、負担が「${words}」との答えがありました。` : null
}

const without: Partial<Record<UnaidedWay, string>> = { cancelled: '中止だった', smaller: '縮小していた' }

function unaided(told: readonly Told[]): string | null {
  const words = without[same(told.map((one) => one.unaided)) ?? 'unknown']
  return words ? `支援がなければ「${words}」とのことです。` : null
}

/** What all who said something agree in; null where nobody did, or they say different things. */
function same<T>(said: readonly (T | null)[]): T | null {
  const known = [...new Set(said.filter((one): one is T => one !== null))]
  return known.length === 1 ? known[0]! : null
}

/** Only the words that were written for the story; never those for the centre alone. */
function comments(told: readonly Told[]): Draft['comments'] {
  const words = told.filter(({ forStory }) => forStory !== '')
  const association = [...new Set(words.filter(({ side }) => side === 'association').map(({ forStory }) => forStory))]
  return [
    ...(association.length > 0 ? [{ matchId: null, text: association.join('\n') }] : []),
    ...words.filter(({ side }) => side === 'supporter').map(({ matchId, forStory: text }) => ({ matchId, text })),
  ]
}
