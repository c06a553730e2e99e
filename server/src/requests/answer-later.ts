import { Refusal, type RequestId } from '@app/shared'
import { isAsked, type LaterAnswers, questionKeys, type RequestPage, type RequestStatus } from '@app/shared/requests'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { reachRequest } from './reach-request.ts'
import { requestSeen } from './request-seen.queries.ts'
import { daysOf, privateOf, savePrivate, saveRequest } from './requests.store.ts'
import { reopenChecks } from './settle-checks.ts'

const running: readonly RequestStatus[] = ['submitted', 'returned', 'open', 'staffed']
const kept = '決まっていたことを変えるときは、センターにご相談ください'

/**
 * What was not settled yet is answered, also when somebody has agreed meanwhile: it only fills what was open, so nobody
 * finds something else than what it agreed to. Whoever comes hears that there is more to read.
 */
export function answerLater(ctx: Context, requestId: RequestId, later: LaterAnswers): Promise<RequestPage> {
  return transact(ctx, async (tx) => {
    const { row } = await reachRequest(tx, ctx, requestId)
    if (!running.includes(row.status)) throw new Refusal('wrong-moment')
    const days = await daysOf(tx, requestId)
    const inside = await privateOf(tx, requestId)
    const keys = questionKeys.filter((key) => key in later.answers)
    if (!keys.every((key) => isAsked(key, { ...row, days })))
      throw new Refusal('invalid-input', undefined, [{ pointer: '/answers', detail: 'お聞きしていないことです' }])
    const spots = Object.entries(later.private).filter(([, words]) => words)
    const isNew =
      keys.every((key) => !(key in row.answers)) && spots.every(([name]) => !inside[name as keyof typeof inside])
    if (!isNew) throw new Refusal('wrong-moment', kept)

    const answers = { ...row.answers, ...later.answers }
    await saveRequest(tx, requestId, { answers }, ctx.now)
    await savePrivate(tx, requestId, Object.fromEntries(spots))
    await reopenChecks(tx, ctx, row, { ...row, days }, { ...row, answers, days })
    await record(tx, ctx, { type: 'request.answered-later', requestId })
    return requestSeen(tx, ctx.actor, requestId)
  })
}
