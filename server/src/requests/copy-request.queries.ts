import { Refusal, type RequestId } from '@app/shared'
import type { RequestInput } from '@app/shared/requests'
import type { Actor } from '../platform/context.ts'
import type { Db } from '../platform/db.ts'
import { requestWithSight } from './request-seen.queries.ts'
import { privateOf } from './requests.store.ts'

/** Last time's request as a fresh form, for the association itself or the centre. The days are asked anew. */
export async function copyOfRequest(db: Db, actor: Actor, id: RequestId): Promise<RequestInput> {
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
    days: [],
    private: await privateOf(db, id),
  }
}
