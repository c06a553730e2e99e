import type { Relaxation, RelaxationCode } from '@app/shared/matches'
import type { TimeOfDay } from '@app/shared/organizations'

type Note = Omit<Relaxation, 'code' | 'more' | 'text'>
const timeNames: Record<TimeOfDay, string> = { morning: '午前', afternoon: '午後', evening: '夜' }

const conditions: Record<Exclude<RelaxationCode, 'fewer-heads' | 'two-together'>, (note: Note) => string> = {
  'weeks-later': ({ weeks }) => `${weeks}週間後の同じ曜日でもよければ`,
  'week-earlier': () => '1週間前の同じ曜日でもよければ',
  weekend: () => '同じ週の土曜・日曜でもよければ',
  workdays: () => '同じ週の平日でもよければ',
  'other-times': ({ part }) => `時間が${part ? timeNames[part] : ''}でもよければ`,
  'near-districts': ({ districts = [] }) => `近くの地区（${districts.join('・')}）で活動する団体にも聞いてみると`,
}

/** What changing this condition brings, as a sentence for the centre and for the association alike. */
export function relaxationWords(code: RelaxationCode, more: number, note: Note): string {
  if (code === 'fewer-heads')
    return `必要な人数を${note.heads}人にすると、1団体で引き受けられる団体が${more}団体あります。`
  if (code === 'two-together') return `2団体でいっしょに来てもらうと、人数がそろいます（${more}団体から組めます）。`
  return `${conditions[code](note)}、あと${more}団体が候補になります。`
}
