import { jstDay, type OrganizationId, Refusal } from '@app/shared'
import type { Renewal } from '@app/shared/renewals'
import { holdRegistration } from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { record } from '../platform/outbox.ts'
import { hashOf, signedSecret } from '../platform/secrets.ts'
import { transact } from '../platform/transact.ts'
import { latestRenewal } from './renewals.queries.ts'
import { insertRenewal, lockRenewal, saveRenewal } from './renewals.store.ts'
import { deadlinesOf, nextReminder, yearInQuestion } from './season.rules.ts'

/**
 * いま聞く: a coordinator asks one supporter by hand, before the season or once more. Whoever has answered this year is
 * left in peace; whoever expired is asked to come back.
 */
export function askRenewal(ctx: Context, organizationId: OrganizationId): Promise<Renewal> {
  return transact(ctx, async (tx) => {
    const { supporter } = await holdRegistration(tx, ctx, organizationId)
    if (supporter.status !== 'registered' && supporter.status !== 'expired')
      throw new Refusal('wrong-moment', '登録中か更新待ちの団体にだけ聞けます')
    const fiscalYear = yearInQuestion(jstDay(ctx.now))
    const earlier = await lockRenewal(tx, organizationId, fiscalYear)
    if (earlier?.answer) throw new Refusal('wrong-moment', 'この年度のお返事は、もういただいています')

    if (earlier) await askAgain(tx, ctx, earlier.id, fiscalYear)
    else await openQuestion(tx, ctx, organizationId, fiscalYear)
    await record(tx, ctx, { type: 'renewal.asked', organizationId })
    return (await latestRenewal(tx, organizationId))!
  })
}

/** Asks for the first time in a fiscal year; false when it was asked already. The mail rebuilds the link's secret from the id. */
export function openQuestion(
  tx: Tx,
  ctx: Context,
  organizationId: OrganizationId,
  fiscalYear: number,
): Promise<boolean> {
  const id = newId()
  return insertRenewal(tx, {
    id,
    organizationId,
    fiscalYear,
    askedAt: ctx.now,
    askedBy: ctx.actor.accountId,
    ...deadlinesOf(fiscalYear, ctx.now),
    nextReminderAt: nextReminder(fiscalYear, ctx.now),
    secretHash: hashOf(signedSecret(ctx, 'renewal', id)),
  })
}

const askAgain = (tx: Tx, ctx: Context, id: string, fiscalYear: number) =>
  saveRenewal(tx, id, {
    askedAt: ctx.now,
    askedBy: ctx.actor.accountId,
    ...deadlinesOf(fiscalYear, ctx.now),
    nextReminderAt: nextReminder(fiscalYear, ctx.now),
    setAsideAt: null,
  })
