import { addDays, type OrganizationId } from '@app/shared'
import { hashOf, newSecret } from '../platform/secrets.ts'
import { deadlinesOf, nextReminder, runningSeason, seasonOf, yearInQuestion } from '../renewals/season.rules.ts'
import { type CityRows, ids } from './city.store.ts'

type Answer = Partial<CityRows['renewals'][number]>
const noon = (day: string) => new Date(`${day}T12:00:00+09:00`)

/**
 * The yearly question as it stands today: in February and March it is half answered, in the other months the last season
 * is over and two supporters were asked by hand for the next one. No mail went out for any of it.
 */
export function addRenewals(rows: CityRows, today: string): void {
  const now = noon(today)
  const running = runningSeason(now)
  const next = yearInQuestion(today)
  const inApril = seasonOf(next).endsAt <= now
  if (running !== null) return addSeason(rows, running, now, (nth) => halfAnswered(nth, running))
  const last = inApril ? next : next - 1
  addSeason(rows, last, now, (nth) => answered(nth, last))
  if (inApril) return
  const [first, second] = rows.supporters.filter(({ status }) => status === 'registered').slice(20)
  const askedAt = noon(addDays(today, -6))
  const changes = {
    changesSaidAt: noon(addDays(today, -3)),
    changesNote: '担当が代わりました。新しい担当は、来月お知らせします。',
  }
  if (first) rows.renewals.push(question(first.organizationId, next, askedAt, now))
  if (second)
    rows.renewals.push({ ...question(second.organizationId, next, askedAt, now), ...changes, channel: 'phone' })
}

/** Everybody who was registered before the season began. */
function addSeason(rows: CityRows, fiscalYear: number, now: Date, answerOf: (nth: number) => Answer): void {
  const { opensAt, registeredBefore } = seasonOf(fiscalYear)
  const known = rows.supporters.filter(
    ({ status, registeredOn }) => status === 'registered' && registeredOn != null && registeredOn < registeredBefore,
  )
  for (const [nth, { organizationId }] of known.entries()) {
    const answer = answerOf(nth)
    const isFuture = answer.answeredAt && answer.answeredAt > now
    rows.renewals.push({ ...question(organizationId, fiscalYear, opensAt, now), ...(!isFuture && answer) })
  }
}

const question = (organizationId: OrganizationId, fiscalYear: number, askedAt: Date, now: Date) => ({
  id: ids.link(),
  organizationId,
  fiscalYear,
  askedAt,
  ...deadlinesOf(fiscalYear, askedAt),
  nextReminderAt: nextReminder(fiscalYear, now > askedAt ? now : askedAt),
  secretHash: hashOf(newSecret()),
})

/** Most by one tap within the first weeks. */
const answered = (nth: number, fiscalYear: number): Answer => ({
  answer: nth % 9 === 4 ? 'changed' : 'unchanged',
  answeredAt: noon(addDays(`${fiscalYear}-02-02`, (nth * 7) % 50)),
  channel: nth % 4 === 0 ? 'phone' : nth % 4 === 1 ? 'web' : 'link',
  nextReminderAt: null,
})

const halfAnswered = (nth: number, fiscalYear: number): Answer => {
  if (nth % 9 === 4)
    return { changesSaidAt: noon(`${fiscalYear}-02-01`), changesNote: '電話番号が変わりました。', channel: 'link' }
  return nth % 5 < 3 ? answered(nth, fiscalYear) : {}
}
