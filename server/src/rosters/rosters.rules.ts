import { addDays, Refusal } from '@app/shared'
import type { MatchStatus } from '@app/shared/matches'
import { listOpensBefore, namesKeptFor } from '@app/shared/rosters'

/** The day at whose beginning (Asia/Tokyo) the names are deleted. */
export const deletesOn = (day: string): string => addDays(day, namesKeptFor)

/** The last day of an activity whose names are deleted today. */
export const lastDayToForget = (today: string): string => addDays(today, -namesKeptFor)

interface Standing {
  status: MatchStatus
  /** Null while it is talked over. */
  day: string | null
}

/** Names come in by the link as long as the help is agreed and its day is not over. */
export const takesNames = ({ status, day }: Standing, today: string): boolean =>
  status === 'agreed' && (day === null || today <= day)

/** From when on the association may print who comes. */
export const opensOn = (day: string): string => addDays(day, -listOpensBefore)

/** The association receives the people: it prints the names from some days before up to the day, and at no other time. */
export const opensToAssociation = ({ day }: Pick<Standing, 'day'>, today: string): boolean =>
  day !== null && opensOn(day) <= today && today <= day

/** A refusal with its reason, for who asks for the list too early or too late. */
export function refuseClosedList({ day }: Pick<Standing, 'day'>, today: string): void {
  if (opensToAssociation({ day }, today)) return
  throw new Refusal(
    'wrong-moment',
    day !== null && today > day
      ? '名簿を印刷できるのは、活動の当日までです。必要なときはセンターにお知らせください'
      : `名簿を印刷できるのは、活動の${listOpensBefore}日前から当日までです`,
  )
}

const inJapanese = new Intl.Collator('ja')

/** 五十音順: by the reading, hiragana and katakana as one; the same reading by the name. */
export const inKanaOrder = <T extends { kana: string; name: string }>(people: readonly T[]): T[] =>
  people.toSorted((a, b) => inJapanese.compare(a.kana, b.kana) || inJapanese.compare(a.name, b.name))
