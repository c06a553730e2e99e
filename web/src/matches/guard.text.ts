import { dayInWords } from '@app/shared/kernel/day'
import type { AskedGuard } from '@app/shared/matches'
import { useI18n } from 'vue-i18n'
import './words.ts'

/** 疲れの見張り in words: how often a supporter was asked and helped, so that everybody sees who carries much. */
export function useGuardWords(): (asked: AskedGuard) => string {
  const { t } = useI18n()
  return ({ lastOn, thisMonth, mostAMonth, thisYear, helpedThisYear }) => {
    const year = t('matches.suggest.guard.year', { asked: thisYear, helped: helpedThisYear })
    const month = t('matches.suggest.guard.month', { n: thisMonth, most: mostAMonth })
    const last = lastOn && t('matches.suggest.guard.last', { day: dayInWords(lastOn) })
    return [year, month, last].filter(Boolean).join('／')
  }
}
