import { shortDayInWords } from '@app/shared'
import { holidayOf, timesInWords } from '../platform/japanese.ts'
import type { Block, Cell } from '../platform/paper.ts'
import type { SessionToTick } from './sessions-asked.queries.ts'

/**
 * 回ごとのお返事: one line to tick for each session; its head stands on every page, and no line is torn between two. What is the
 * same for all of them (hours, heads) is said once above, so that two dozen lines stay short.
 */
export function sessionBlocks(sessions: readonly SessionToTick[]): Block[] {
  const times = sameFor(sessions, ({ from, to }) => timesInWords(from, to))
  const heads = sameFor(sessions, ({ headsAsked }) => `${headsAsked}人`)
  const shared = [times && `時間はどの回も、${times}`, heads && `お願いする人数はどの回も、${heads}`].filter(Boolean)
  return [
    {
      kind: 'text',
      text: '回ごとに、どちらかの □ に印をつけてください。行ける回には、人数も書いてください。',
      strong: true,
    },
    ...(shared.length > 0 ? [{ kind: 'text' as const, text: `${shared.join('です。')}です。` }] : []),
    {
      kind: 'table',
      columns: [
        { label: '回', chars: 4 },
        { label: heads ? 'いつ' : 'いつ・お願いの人数' },
        { label: '行けるとき', chars: 12 },
        { label: '行けないとき', chars: 8 },
      ],
      rows: sessions.map((one): Cell[] => [
        `第${one.number}回`,
        [
          [dayOf(one), one.title],
          [times ? null : timesInWords(one.from, one.to), heads ? null : `${one.headsAsked}人`],
        ]
          .map((line) => line.filter(Boolean).join('　'))
          .filter(Boolean)
          .join('\n'),
        { tick: true, words: '行けます（　　　人）' },
        { tick: true, words: '行けません' },
      ]),
    },
  ]
}

const dayOf = ({ day }: SessionToTick): string => {
  if (!day) return '日はご相談'
  const words = shortDayInWords(day)
  return holidayOf(day) ? words.replace(/\)$/u, '・祝)') : words
}

/** What all of them have in common; null where they differ, or where nothing is known. */
function sameFor<T>(all: readonly T[], of: (one: T) => string): string | null {
  const [first] = all
  const words = first && of(first)
  return words && all.every((one) => of(one) === words) ? words : null
}
