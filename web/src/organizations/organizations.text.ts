import { dayInWords } from '@app/shared/kernel/day'
import type { TermBreak } from '@app/shared/organizations'
import { useI18n } from 'vue-i18n'
import { useDistrictNames } from '../districts/index.ts'
import { type Area, dayGroupOf, monthSpans } from './availability.rules.ts'
import './words.ts'

/** Says where and when an organization can come, in words that people use. Empty lists mean: to be asked. */
export function useOrganizationWords() {
  const { t } = useI18n()
  const { districtName } = useDistrictNames()
  const join = (words: readonly string[]) => words.join(t('organizations.words.and'))
  const named = (group: string, keys: readonly (string | number)[] = []) =>
    join(keys.map((one) => t(`organizations.${group}.${one}`)))

  /** 「市内全域」「北ブロック・相川地区」; with `most`, the rest is counted. */
  function area({ wholeCity, blocks = [], districtIds = [] }: Area, most = Infinity): string {
    if (wholeCity) return t('organizations.words.wholeCity')
    const places = [
      ...blocks.map((block) => t('organizations.words.block', { block })),
      ...districtIds.map((id) => t('organizations.words.district', { name: districtName(id) })),
    ]
    if (!places.length) return t('organizations.words.askArea')
    const rest = places.length - most
    return rest > 0 ? t('organizations.words.andMore', { places: join(places.slice(0, most)), rest }) : join(places)
  }

  function weekdays(days: readonly number[] = []): string {
    const group = dayGroupOf(days)
    if (group.kind !== 'some') return t(`organizations.words.days.${group.kind}`)
    return t('organizations.words.days.some', { days: named('weekdays', group.days) })
  }

  const times = (list: readonly string[] = []) =>
    list.length ? named('times', list) : t('organizations.words.askTime')

  function months(list: readonly number[] = []): string {
    const spans = monthSpans(list)
    if (!spans.length) return t('organizations.words.allYear')
    return join(spans.map(([from, to]) => t(`organizations.words.${from === to ? 'month' : 'months'}`, { from, to })))
  }

  const leadDays = (days: number) => t(`organizations.words.${days ? 'leadDays' : 'noLeadDays'}`, { days })

  /** 「試験 令和9年1月20日(水)から令和9年2月5日(金)まで」 */
  const termBreaks = (list: readonly TermBreak[] = []) =>
    list
      .map(({ kind, from, to }) =>
        t('organizations.words.termBreak', {
          kind: t(`organizations.form.termBreaks.kinds.${kind}`),
          from: dayInWords(from),
          to: dayInWords(to),
        }),
      )
      .join('\n')

  return { t, area, weekdays, times, months, leadDays, termBreaks, named }
}
