import type { RequestPage } from '@app/shared/requests'
import { answersInWords, type AskingPage, type QuestionKey, questionOf } from '@app/shared/requests/request-questions'
import { useHelpNames } from '../help-categories/index.ts'
import type { Question } from './request.steps.ts'
import type { RequestDraft } from './requests.queries.ts'
import { useRequestWords } from './requests.text.ts'

type Asked = Omit<RequestDraft, 'private' | 'published' | 'showName' | 'centreAnswers' | 'series'> & {
  series?: { sessions?: RequestSession[] } | null | undefined
}
type RequestSession = NonNullable<RequestDraft['series']>['sessions'][number]
type Sharing = Pick<RequestDraft, 'published' | 'showName' | 'centreAnswers'>
interface Fact {
  key: string
  label: string
  value: string | null | undefined
}

/** What a request says, as labelled facts, by the question that asked for it. */
export function useRequestFacts() {
  const { t, when, sessions, heads, district, yesNo, join } = useRequestWords()
  const { itemName } = useHelpNames()
  const fact = (key: string, value: string | null | undefined): Fact => ({
    key,
    label: t(`requests.facts.${key}`),
    value,
  })
  const none = t('requests.words.none')
  const whenOf = ({ series, whenKind, days }: Asked): string | null =>
    series?.sessions ? sessions(series.sessions).join('\n') : whenKind && when({ whenKind, days }).join('\n')

  function factsOf(asked: Asked): Record<Exclude<Question, 'sharing'>, Fact[]> {
    const thanks = asked.thanks ?? []
    const hazards = asked.hazards ?? []
    const said: Fact[] = answersInWords(asked.answers ?? {}, asked.rainPlan)
    const answered = (page: AskingPage) => said.filter(({ key }) => questionOf(key as QuestionKey).page === page)
    return {
      what: [fact('item', asked.itemId && itemName(asked.itemId))],
      trouble: [fact('title', asked.title), fact('description', asked.description)],
      when: [fact('when', whenOf(asked)), fact('whenNote', asked.whenNote)],
      where: [fact('district', asked.districtId && district(asked.districtId)), fact('place', asked.place)],
      heads: [fact('heads', heads(asked))],
      work: [fact('supportersDo', asked.supportersDo), fact('residentsDo', asked.residentsDo), ...answered('work')],
      bring: [
        fact('weBring', asked.weBring),
        fact('theyBring', asked.theyBring),
        fact('thanks', thanks.length ? join(thanks.map((one) => t(`requests.form.thanksKinds.${one}`))) : null),
        ...answered('bring'),
      ],
      safety: [
        fact(
          'hazards',
          hazards.length ? join(hazards.map((one) => t(`requests.form.hazardKinds.${one}.label`))) : none,
        ),
        ...answered('safety'),
        fact('minors', yesNo('minors', asked.minorsWelcome)),
      ],
      day: answered('day'),
    }
  }

  const factsIn = (asked: RequestDraft['private'], names: readonly (keyof RequestDraft['private'])[]): Fact[] =>
    names.map((name) => ({ ...fact(name, asked[name]), key: `private-${name}` }))
  const spots = ['meetingPoint', 'parking', 'toilet'] as const
  const privateFacts = (asked: RequestDraft['private']): Fact[] =>
    factsIn(asked, ['exactPlace', ...spots, 'onDayName', 'onDayPhone'])
  const sharingFacts = (asked: Sharing): Fact[] =>
    (['published', 'showName', 'centreAnswers'] as const).map((key) => fact(key, yesNo(key, asked[key])))

  const photos = (is: boolean | undefined): Fact => fact('photos', yesNo('photos', is))

  /** Everything that whoever may see the request at all may read, without its title. */
  function publicFacts(request: RequestPage): Fact[] {
    const { what, when: days, where, heads: many, work, bring, safety, day } = factsOf({ ...request, series: null })
    return [days, where, many, what, work, bring, safety, day, [photos(request.photosWelcome)]].flat()
  }

  /** The answers of a form, question by question, with what others will not see. */
  function answers(draft: RequestDraft): Record<Question, Fact[]> {
    const { where, day, ...rest } = factsOf(draft)
    return {
      ...rest,
      where: [...where, ...factsIn(draft.private, ['exactPlace', 'onDayName', 'onDayPhone'])],
      day: [...factsIn(draft.private, spots), ...day],
      sharing: [...sharingFacts(draft), photos(draft.photosWelcome)],
    }
  }

  return { fact, publicFacts, privateFacts, sharingFacts, answers }
}
