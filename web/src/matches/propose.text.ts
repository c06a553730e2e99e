import type { RequestLine } from '@app/shared/requests'
import { whenOf } from './match.rules.ts'
import { answerDayFor, endOfOffice } from './propose.rules.ts'
import './words.ts'

export { answerDayFor, endOfOffice }

type Say = (key: string, named?: Record<string, unknown>) => string
type Asked = Pick<RequestLine, 'title' | 'days' | 'whenNote' | 'place' | 'headsMin' | 'headsMax'>

/** What a supporter reads when it is asked; `label` is how the association is called before both said yes (rule 2). */
export const proposalText = (t: Say, label: string, day: string | null | undefined, request: Asked): string => {
  const { title, days, whenNote, place, headsMin: min, headsMax: max } = request
  return t('matches.propose.template', {
    label,
    title,
    when: days.filter((one) => one.day === day).map(whenOf)[0] ?? whenNote ?? t('matches.dayOpen'),
    place,
    heads: t(min === max ? 'matches.propose.templateHeadsOne' : 'matches.propose.templateHeads', { min, max }),
  })
}
