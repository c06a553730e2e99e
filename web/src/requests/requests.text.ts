import type { DistrictId } from '@app/shared/districts'
import { dayInWords, shortDayInWords, timeRangeInWords } from '@app/shared/kernel/day'
import type { WhenKind } from '@app/shared/requests/request-words'
import { useI18n } from 'vue-i18n'
import { useDistrictNames } from '../districts/index.ts'
import './words.ts'

interface When {
  whenKind: WhenKind
  days: readonly { day: string; from?: string | null | undefined; to?: string | null | undefined }[]
}

interface SessionSaid {
  day: string
  from?: string | null | undefined
  to?: string | null | undefined
  title?: string | null | undefined
}

/** Says when and for how many a request is, in words that people use. */
export function useRequestWords() {
  const { t } = useI18n()
  const { districtName } = useDistrictNames()

  /** One line per wish; `short` leaves out the year. */
  function when({ whenKind, days }: When, { short = false } = {}): string[] {
    const chosen = days.filter(({ day }) => day)
    if (whenKind === 'monthly') return [t('requests.words.monthly')]
    if (!chosen.length) return [t('requests.words.unsettled')]
    const say = short ? shortDayInWords : dayInWords
    return chosen.map(({ day, from, to }, index) => {
      const rank = chosen.length > 1 ? `${t('requests.words.wish', { n: index + 1 })} ` : ''
      return `${rank}${say(day)} ${timeRangeInWords(from ?? null, to ?? null)}`.trim()
    })
  }

  /** 「第1回 準備 11月7日(土) 午前9時から」, one line per session. */
  const sessions = (all: readonly SessionSaid[]): string[] =>
    all.flatMap(({ day, from, to, title }, index) => {
      if (!day) return []
      const name = [t('requests.series.nth', { n: index + 1 }), title].filter(Boolean).join(' ')
      return [`${name}　${shortDayInWords(day)} ${timeRangeInWords(from ?? null, to ?? null)}`.trim()]
    })

  const heads = ({ headsMin, headsMax }: { headsMin: number; headsMax: number }): string =>
    headsMin === headsMax
      ? t('requests.words.heads', { n: headsMin })
      : t('requests.words.headsRange', { min: headsMin, max: headsMax })

  const district = (id: DistrictId): string => t('requests.words.district', { name: districtName(id) })
  const yesNo = (group: string, is: boolean | undefined): string => t(`requests.words.${group}.${is ? 'yes' : 'no'}`)
  const join = (words: readonly string[]): string => words.join(t('requests.words.and'))

  return { t, when, sessions, heads, district, yesNo, join }
}
