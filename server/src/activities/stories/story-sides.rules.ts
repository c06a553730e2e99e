import type { MatchId, OrganizationId } from '@app/shared'
import { Refusal } from '@app/shared'

/** So long an answer to a story is awaited before the centre calls, in days. */
export const answerDays = 14
/** So long the one-tap link works, in days. */
export const linkDays = 60
/** After so many days without an answer a side is reminded, once. */
export const reminderDays = 5

/** One side of a story: the association, or the supporter of one match. */
export interface StorySide {
  matchId: MatchId | null
  organizationId: OrganizationId
  name: string
}

interface Reader {
  role: string
  organizationId: string | null
}
const isStaff = (role: string) => role === 'coordinator' || role === 'admin'

/** Whose hand it is on a story: the centre's, or which of the sides. Not yours = not there. */
export function handOn(sides: readonly StorySide[], { role, organizationId }: Reader): 'coordinator' | StorySide {
  if (isStaff(role)) return 'coordinator'
  const own = sides.find((side) => side.organizationId === organizationId && isItsRole(side, role))
  if (!own) throw new Refusal('not-found')
  return own
}

const isItsRole = ({ matchId }: StorySide, role: string) => role === (matchId ? 'supporter' : 'association')

export const sideName = ({ matchId }: Pick<StorySide, 'matchId'>): 'association' | 'supporter' =>
  matchId ? 'supporter' : 'association'

interface Heard {
  channel: string
  of: MatchId | null | undefined
  toldBy: string
}

/**
 * Whose word an answer is. A side answers for itself; the centre says for whom, how it heard it and from whom (rule 1).
 */
export function sideSpeaking(
  sides: readonly StorySide[],
  hand: 'coordinator' | StorySide,
  { channel, of, toldBy }: Heard,
): StorySide {
  if (hand !== 'coordinator') {
    if (of !== undefined && of !== hand.matchId) throw new Refusal('not-yours')
    return hand
  }
  const side = of === undefined ? undefined : sides.find(({ matchId }) => matchId === of)
  if (!side) throw missing('/of', 'どちらの団体の返事かを選んでください')
  if (channel === 'web') throw new Refusal('not-yours', '返事をどこで聞いたか（電話・FAX・来所・会議）を選んでください')
  if (!toldBy) throw missing('/toldBy', 'どなたから聞いたかを入れてください')
  return side
}

const missing = (pointer: string, detail: string) => new Refusal('invalid-input', detail, [{ pointer, detail }])

/** Nobody reads the name of an association that keeps it to itself: also not in the words of the story (rule 2). */
export function refuseHiddenName(name: string, showsName: boolean, words: readonly string[]): void {
  if (showsName || !words.some((text) => text.includes(name))) return
  const detail = `「${name}」の名前が入っています。名前を出さない自治会です。「◯◯地区の自治会」と書いてください`
  throw new Refusal('invalid-input', detail, [{ pointer: '/story', detail }])
}
