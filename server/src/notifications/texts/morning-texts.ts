import { dayInWords } from '@app/shared'
import type { Morning } from '../../reports/index.ts'
import type { Words } from '../notice.ts'
import { paragraphs } from './prose.rules.ts'

const most = 8

/** 朝の便り, as the coordinator reads it before opening the desk. */
export function morningText(day: string, { today, tomorrow, stuck, late, cameIn, calls }: Morning): Words {
  const overdue = stuck.length + late.length
  const head = [
    today.length && `きょうの活動 ${today.length}件`,
    overdue && `遅れているもの ${overdue}件`,
    cameIn && `届いたもの ${cameIn}件`,
  ]
  return {
    subject: `【きょうの仕事】${head.filter(Boolean).join('・') || '急ぐものはありません'}`,
    body: paragraphs(
      dayInWords(day),
      list(
        'きょうの活動',
        today.map(({ title }) => title),
      ),
      list(
        'あしたの活動',
        tomorrow.map(({ title }) => title),
      ),
      list('長く止まっているもの', stuck.map(waits)),
      list('遅れているもの', late.map(waits)),
      list(
        'そのほか',
        [cameIn && `届いたもの ${cameIn}件`, calls && `電話する・送る ${calls}件`].filter(
          (one) => typeof one === 'string',
        ),
      ),
    ),
  }
}

const waits = ({ label, title, days }: Morning['late'][number]): string => `${label}：${title}（${days}日）`

function list(title: string, lines: string[]): string | null {
  if (lines.length === 0) return null
  const rest = lines.length - most
  const shown = lines.slice(0, most).map((line) => `・${line}`)
  return [`${title}（${lines.length}件）`, ...shown, ...(rest > 0 ? [`・ほか${rest}件`] : [])].join('\n')
}
