import { type MatchId, Refusal } from '@app/shared'
import { addDays } from '@app/shared/kernel'
import type { Match } from '@app/shared/matches'
import ical from 'ical-generator'
import type { Context } from '../platform/context.ts'
import { matchSeen } from './matches.queries.ts'
import { isOpen } from './sight.rules.ts'

/** The agreed day for a calendar. Nothing private goes along: the exact place and the contacts stay behind the link. */
export async function matchCalendar({ db, actor, config }: Context, id: MatchId): Promise<string> {
  const match = await matchSeen(db, actor, id)
  if (!isOpen(match.status)) throw new Refusal('wrong-moment', 'カレンダーは、双方の返事がそろってから使えます')
  if (!match.day) throw new Refusal('wrong-moment', '日がまだ決まっていません')
  const url = new URL(`/matches/${id}`, config.publicUrl).href
  const calendar = ical({
    name: 'あつ活サポーター',
    prodId: { company: 'atsukatsu', product: 'supporter', language: 'JA' },
  })
  calendar.createEvent({
    id: `${id}@${new URL(config.publicUrl).hostname}`,
    ...timesOf({ ...match, day: match.day }),
    summary: match.requestTitle,
    description: `${match.associationLabel}\n集まる場所と連絡先は、確認票をご覧ください。\n${url}/sheet`,
    url,
  })
  return calendar.toString()
}

/** Moments in UTC; a day without a clock time is a whole day, one without an end lasts two hours. */
function timesOf({ day, from, to }: Pick<Match, 'from' | 'to'> & { day: string }) {
  const at = (time: string) => new Date(`${day}T${time}:00+09:00`)
  if (!from) return { start: new Date(`${day}T00:00:00Z`), end: new Date(`${addDays(day, 1)}T00:00:00Z`), allDay: true }
  return { start: at(from), end: to ? at(to) : new Date(at(from).getTime() + 2 * 3_600_000) }
}
