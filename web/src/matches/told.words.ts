import { momentInWords } from '@app/shared/kernel/day'
import type { ToldLine } from '@app/shared/requests'
import type { useI18n } from 'vue-i18n'

type Translate = ReturnType<typeof useI18n>['t']

/** A line of お知らせの記録: 「北口自治会へメール（送りました）」, its subject, and what is known of the call. */
export function toldInWords(t: Translate, line: ToldLine) {
  const { id, at, way, state, subject, printedAt, afterFailure, toldBy, note, times } = line
  const name = line.name ?? t('matches.timeline.by.centre')
  const words = { name, way: t(`matches.told.way.${way}`) }
  const text = [
    subject,
    afterFailure && t('matches.told.afterFailure'),
    printedAt && t('matches.told.printed', { at: momentInWords(printedAt) }),
    note && t('matches.told.note', { note }),
    times > 1 && t('matches.told.times', { n: times }),
  ]
  return {
    id: `told-${id}`,
    at,
    title: t(`matches.told.state.${state}`, words),
    text: text.filter(Boolean).join('\n') || null,
    by: toldBy ? t('matches.timeline.hand', { who: t('matches.timeline.by.centre'), how: toldBy }) : null,
  }
}
