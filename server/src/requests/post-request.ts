import { type OrganizationId, Refusal, type RequestId } from '@app/shared'
import { isStaff } from '@app/shared/accounts/role'
import type { RequestInput, RequestPage } from '@app/shared/requests'
import { refuseDissolved } from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { moveRequest } from './move-request.ts'
import { refuseUnknownChoices } from './request-facts.queries.ts'
import { requestSeen } from './request-seen.queries.ts'
import { refusePastDays } from './requests.rules.ts'
import { insertRequest, type Reception, requestById } from './requests.store.ts'

/**
 * An association asks for help; the centre looks at it first. A coordinator may enter it for one (product rule 4): it has
 * then been talked over already and opens at once.
 */
export function postRequest(ctx: Context, input: RequestInput): Promise<RequestPage> {
  return transact(ctx, async (tx) => requestSeen(tx, ctx.actor, await enterRequest(tx, ctx, input)))
}

/** Which session of a series a request is. */
export type SessionOf = Pick<Reception, 'seriesId' | 'seriesNumber' | 'sessionTitle'>

/** The same within a transaction that does more; `session`: it is one of a series. */
export async function enterRequest(
  tx: Tx,
  ctx: Context,
  input: RequestInput,
  session: SessionOf = {},
): Promise<RequestId> {
  const { associationId, entered } = whoAsks(ctx)
  await refuseDissolved(tx, associationId)
  refusePastDays(input.days, ctx.now)
  await refuseUnknownChoices(tx, input, { associationId })

  const requestId = await insertRequest(tx, input, {
    associationId,
    status: 'submitted',
    channel: ctx.channel,
    enteredBy: entered ? ctx.actor.accountId : null,
    postedAt: ctx.now,
    ...session,
  })
  await record(tx, ctx, { type: 'request.posted', requestId })
  if (entered) await moveRequest(tx, ctx, await requestById(tx, requestId), 'open', 'coordinator')
  return requestId
}

/** For which association it is asked, and whether the centre enters it. */
export function whoAsks({ actor, onBehalfOf }: Context): { associationId: OrganizationId; entered: boolean } {
  const entered = actor.role !== 'nobody' && actor.role !== 'system' && isStaff(actor.role)
  const associationId = entered ? onBehalfOf : actor.organizationId
  if (!associationId) throw new Refusal('not-yours', 'どの自治会の依頼かを選んでください')
  return { associationId, entered }
}
