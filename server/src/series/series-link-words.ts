import { shortDayInWords } from '@app/shared/kernel'
import { timesInWords } from '../platform/japanese.ts'

/**
 * How a session behind the link stands: it waits for an answer; was answered; was settled by both; was taken back by whoever
 * asked; fell out after the agreement; or ended without an answer.
 */
export type SessionState = 'open' | 'yes' | 'no' | 'agreed' | 'withdrawn' | 'cancelled' | 'over'

interface Standing {
  number: number
  sessionTitle: string | null
  day: string | null
  from: string | null
  to: string | null
  state: SessionState
  heads: number | null
  endReason: string | null
}

/** 「第3回 準備　10月10日(土) 午前10時〜正午」 */
export const headOf = ({
  number,
  sessionTitle,
  day,
  from,
  to,
}: Omit<Standing, 'state' | 'heads' | 'endReason'>): string =>
  `第${number}回${sessionTitle ? ` ${sessionTitle}` : ''}　${day ? shortDayInWords(day) : '日はご相談'} ${timesInWords(from, to)}`.trimEnd()

const words: Record<SessionState, string> = {
  open: 'お返事はまだです',
  yes: '行けます',
  no: '行けません',
  agreed: 'お手伝いが決まりました',
  withdrawn: 'お願いは取り下げられました',
  cancelled: '取りやめになりました',
  over: '終わりました',
}

/** 「行けます（4人）」 */
export const standInWords = ({ state, heads }: Pick<Standing, 'state' | 'heads'>): string =>
  `${words[state]}${heads && (state === 'yes' || state === 'agreed') ? `（${heads}人）` : ''}`

type Telling = [title: string, sentences: string[]]
const listed = (sessions: readonly Standing[]): string[] =>
  sessions.map((one) => `${headOf(one)}：${standInWords(one)}`)

/** 「お返事を受け取りました」: session by session what was answered, and what happens next. The same words at every press. */
export function receivedInWords(sessions: readonly Standing[]): Telling {
  const has = (state: SessionState) => sessions.some((one) => one.state === state)
  return [
    'お返事を受け取りました',
    [
      ...listed(sessions),
      ...(has('yes') ? ['自治会の返事がそろったら、お知らせします。もうしばらくお待ちください。'] : []),
      ...(has('open') ? ['お返事がまだの回は、決まったら同じリンクからお知らせください。'] : []),
      '変えたいときは、下の電話番号にお知らせください。',
    ],
  ]
}

/** Nothing is left to answer because it was taken back: calmly, with the reason, and that nothing has to be done. */
export function withdrawnInWords(sessions: readonly Standing[]): Telling {
  const reason = sessions.find(({ state, endReason }) => state === 'withdrawn' && endReason)?.endReason
  return [
    'このお願いは、取り下げられました',
    [
      'お返事は要りません。お騒がせしました。',
      ...(reason ? [`理由：${reason}`] : []),
      ...listed(sessions),
      'お手伝いいただけるときや、ご不明なことがあるときは、下の電話番号にお知らせください。',
    ],
  ]
}
