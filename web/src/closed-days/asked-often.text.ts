import { dayInWords } from '@app/shared/kernel/day'
import type { AskedOften } from '@app/shared/closed-days'
import { useI18n } from 'vue-i18n'
import { addWords } from '../app/i18n.ts'
import ja from './locales/asked-often.ja.json'

addWords('askedOften', ja)

/** 声かけの見守り in one breath, for whoever thinks of asking this supporter. */
export function useAskedOftenWords(): (asked: AskedOften) => string {
  const { t } = useI18n()
  return ({ thisMonth: n, mostAMonth: most, lastOn }) => {
    if (!lastOn) return t('askedOften.never', { most })
    const month = n === 0 ? 'none' : n < most ? 'month' : 'enough'
    return t('askedOften.last', { day: dayInWords(lastOn) }) + t(`askedOften.${month}`, { n, most })
  }
}
