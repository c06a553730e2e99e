import { type OrganizationId, Refusal } from '@app/shared'
import type { Renewal, RenewalAnswer } from '@app/shared/renewals'
import {
  holdRegistration,
  moveRegistration,
  sideReaching,
  type SupporterHeld,
  withdrawHeld,
} from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { latestRenewal } from './renewals.queries.ts'
import { lockLatestRenewal, type RenewalRow, saveRenewal } from './renewals.store.ts'

/** A supporter's own people, or the centre as it heard by telephone, answer the yearly question. */
export function answerRenewal(ctx: Context, organizationId: OrganizationId, said: RenewalAnswer): Promise<Renewal> {
  return transact(ctx, async (tx) => {
    const side = sideReaching(ctx.actor, organizationId) === 'own' ? 'supporter' : 'coordinator'
    const { held, renewal } = await holdQuestion(tx, ctx, organizationId)
    await takeAnswer(tx, ctx, { held, renewal, side }, said)
    return (await latestRenewal(tx, organizationId))!
  })
}

/** The open question, held with its registration (the registration first). */
export async function holdQuestion(tx: Tx, ctx: Context, organizationId: OrganizationId) {
  const held = await holdRegistration(tx, ctx, organizationId)
  const renewal = await lockLatestRenewal(tx, organizationId)
  if (!renewal) throw new Refusal('wrong-moment', '更新は、まだお聞きしていません')
  if (renewal.answer) throw new Refusal('wrong-moment', 'お返事は、もういただいています')
  if (renewal.setAsideAt) throw new Refusal('wrong-moment', 'いまは、更新のお返事を受け付けていません')
  return { held, renewal }
}

interface Question {
  held: SupporterHeld
  renewal: RenewalRow
  side: 'supporter' | 'coordinator'
}

/**
 * 変更なし renews, and brings back whoever expired; after 変更あり the same press says that the changes are made.
 * 変更あり alone renews nothing and keeps the question open. やめます is the ordinary 辞退.
 */
export async function takeAnswer(
  tx: Tx,
  ctx: Context,
  { held, renewal, side }: Question,
  said: RenewalAnswer,
): Promise<void> {
  const { organizationId } = renewal
  const heard = { channel: ctx.channel, answeredBy: ctx.actor.accountId }
  if (said.answer === 'changes') {
    await saveRenewal(tx, renewal.id, {
      ...heard,
      changesSaidAt: ctx.now,
      changesNote: said.note || renewal.changesNote,
    })
    return void (await record(tx, ctx, { type: 'renewal.changes-said', organizationId }))
  }
  const answered = { ...heard, answeredAt: ctx.now, nextReminderAt: null }
  if (said.answer === 'leave') {
    await saveRenewal(tx, renewal.id, { ...answered, answer: 'leave' })
    return withdrawHeld(tx, ctx, held, { side, reason: said.reason || null })
  }
  await saveRenewal(tx, renewal.id, { ...answered, answer: renewal.changesSaidAt ? 'changed' : 'unchanged' })
  if (held.supporter.status === 'expired') await moveRegistration(tx, ctx, held, { act: 'renew', side })
  await record(tx, ctx, { type: 'renewal.answered', organizationId })
}
