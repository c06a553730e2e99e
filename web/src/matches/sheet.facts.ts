import type { MatchSheet } from '@app/shared/matches'
import { answersInWords } from '@app/shared/requests/request-questions'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { whenOf } from './match.rules.ts'

/** The sheet's facts in the order in which they are needed on the day; what nobody said is left out. */
export function useSheetFacts(sheet: () => MatchSheet | undefined) {
  const { t } = useI18n()

  return computed(() => {
    const said = sheet()
    if (!said) return []
    const named = (group: string, keys: readonly string[]) =>
      keys.map((key) => t(`matches.sheet.${group}.${key}`)).join('・')
    const { private: inside, answers, rainPlan } = said
    const values = {
      when: whenOf(said.match) || t('matches.dayOpen'),
      where: [said.place, inside.exactPlace].filter(Boolean).join('\n'),
      meetingPoint: inside.meetingPoint,
      parking: inside.parking,
      toilet: inside.toilet,
      onDay: [inside.onDayName, inside.onDayPhone].filter(Boolean).join(' '),
      what: said.description,
      supportersDo: said.supportersDo,
      residentsDo: said.residentsDo,
      weBring: said.weBring,
      theyBring: said.theyBring,
      thanks: named('thanksKinds', said.thanks),
      hazards: named('hazardNames', said.hazards),
      insurance:
        said.insuranceNeeded || said.insuranceChecked
          ? t(said.insuranceChecked ? 'matches.sheet.insuranceChecked' : 'matches.sheet.insuranceOpen')
          : null,
    }
    const facts = Object.entries(values).map(([key, value]) => ({ key, label: t(`matches.sheet.${key}`), value }))
    const asked = answersInWords(answers, rainPlan).map((one) => ({ ...one, key: `asked-${one.key}` }))
    return [...facts, ...asked]
  })
}
