import type { RequestStatus } from '@app/shared/requests'

/** A session as the line of its series sees it. */
export interface SessionInLine {
  status: RequestStatus
  headsMin: number
  headsHeld: number
  headsAgreed: number
  /** The day it is about; null: talked over. */
  day: string | null
}

/** It still looks for helpers, and its day lies ahead. */
export const isLooking = ({ status, day }: Pick<SessionInLine, 'status' | 'day'>, today: string): boolean =>
  status === 'open' && (day === null || day > today)

/** Those who have said yes, or agreed, are fewer than it needs. */
export const missesHeads = ({ headsMin, headsHeld, headsAgreed }: Omit<SessionInLine, 'status' | 'day'>): boolean =>
  headsHeld + headsAgreed < headsMin

/**
 * How the line of a series stands, by the sessions that those in line were chosen for: it ends when none of them looks for
 * helpers any more, and it is enough while each of them has the heads it needs.
 */
export function lineOf(sessions: readonly SessionInLine[], today: string): { ended: string | null; isEnough: boolean } {
  const looking = sessions.filter((one) => isLooking(one, today))
  const isAnyStaffed = sessions.some(({ status }) => status === 'staffed')
  const ended = isAnyStaffed ? 'どの回も、相手が決まったか、終わりました' : 'どの回も、募集が終わりました'
  return { ended: looking.length > 0 ? null : ended, isEnough: !looking.some(missesHeads) }
}

/** 「第2回・第4回：その日は、活動できない日です。第3回：…」: why a supporter was asked about none of its sessions. */
export function reasonsInWords(reasons: readonly { number: number; why: string }[]): string {
  const numbers = new Map<string, number[]>()
  for (const { number, why } of reasons) numbers.set(why, [...(numbers.get(why) ?? []), number])
  return [...numbers].map(([why, which]) => `${which.map((n) => `第${n}回`).join('・')}：${why}`).join('。')
}
