import { shortDayInWords } from '@app/shared'

/** What everybody reads: never more than what was decided. */
export function reasonOf(
  decision: 'cancel' | 'postpone',
  { day, reserve }: { day: string; reserve: string | null },
): string {
  if (decision === 'cancel') return `${shortDayInWords(day)}は行いません`
  const instead = reserve ? `予備日は${shortDayInWords(reserve)}です` : '新しい日は、これから決めます'
  return `雨のため、${shortDayInWords(day)}は行いません。${instead}`
}
