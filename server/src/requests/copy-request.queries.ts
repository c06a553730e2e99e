import { jstDay, Refusal, type RequestId } from '@app/shared'
import { type RequestInput, sameDayNextYear, type WishedDay } from '@app/shared/requests'
import type { Actor } from '../platform/context.ts'
import type { Db } from '../platform/db.ts'
import { requestWithSight } from './request-seen.queries.ts'
import { privateOf } from './requests.store.ts'

/**
 * Last time's request as a fresh form, for the association itself or the centre. Past days become the same weekday of the
 * same week a year later; a request whose days are still to come is asked for anew.
 */
export async function copyOfRequest(db: Db, actor: Actor, id: RequestId, now: Date): Promise<RequestInput> {
  const { facts, sight } = await requestWithSight(db, actor, id)
  if (!sight.inside) throw new Refusal('not-found')
  const { row } = facts
  const { itemId, title, description, districtId, whenKind, whenNote, place, headsMin, headsMax } = row
  const { supportersDo, residentsDo, hazards, weBring, theyBring, thanks, rainPlan, answers } = row
  const { minorsWelcome, photosWelcome, centreAnswers, showName, published } = row
  return {
    ...{ itemId, title, description, districtId, whenKind, whenNote, place, headsMin, headsMax },
    ...{ supportersDo, residentsDo, hazards, weBring, theyBring, thanks, rainPlan, answers },
    ...{ minorsWelcome, photosWelcome, centreAnswers, showName, published },
    days: movedOn(facts.days, jstDay(now)),
    private: await privateOf(db, id),
  }
}

/** Every wish a year later, or none: one that is still to come says that this is no request of last year. */
function movedOn(days: readonly WishedDay[], today: string): WishedDay[] {
  const moved = days.flatMap((wish) => {
    const day = sameDayNextYear(wish.day, today)
    return day ? [{ ...wish, day }] : []
  })
  return moved.length === days.length ? moved : []
}
