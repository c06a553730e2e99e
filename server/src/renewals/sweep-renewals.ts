import type { OrganizationId } from '@app/shared'
import { holdRegistration, moveRegistration } from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { eachInTurn } from '../platform/each-in-turn.ts'
import { record } from '../platform/outbox.ts'
import { openQuestion } from './ask-renewal.ts'
import { toBeAsked, toBeReminded, toLapse, toSetAside } from './due.queries.ts'
import { lockRenewal, saveRenewal } from './renewals.store.ts'
import { nextReminder, runningSeason, seasonOf } from './season.rules.ts'

interface Question {
  organizationId: OrganizationId
  fiscalYear: number
}

/**
 * 更新の季節, moved on by time alone: whoever is due is asked, reminded, expires softly or is set aside. Each supporter is
 * a transaction of its own, looked at again while held; run twice, nothing happens twice.
 */
export async function sweepRenewals(ctx: Context): Promise<void> {
  await eachInTurn(ctx, await toSetAside(ctx.db, ctx.now), (tx, one) => setAside(tx, ctx, one))
  await eachInTurn(ctx, await toLapse(ctx.db, ctx.now), (tx, one) => lapse(tx, ctx, one))
  await eachInTurn(ctx, await toBeReminded(ctx.db, ctx.now), (tx, one) => remind(tx, ctx, one))
  const fiscalYear = runningSeason(ctx.now)
  if (fiscalYear === null) return
  const { registeredBefore, opensAt } = seasonOf(fiscalYear)
  const silent = await toBeAsked(ctx.db, fiscalYear, registeredBefore, opensAt)
  await eachInTurn(ctx, silent, (tx, { organizationId }) => ask(tx, ctx, { organizationId, fiscalYear }))
}

async function ask(tx: Tx, ctx: Context, { organizationId, fiscalYear }: Question): Promise<boolean> {
  const { supporter } = await holdRegistration(tx, ctx, organizationId)
  if (supporter.status !== 'registered') return false
  if (!(await openQuestion(tx, ctx, organizationId, fiscalYear))) return false
  await record(tx, ctx, { type: 'renewal.asked', organizationId })
  return true
}

async function remind(tx: Tx, ctx: Context, { organizationId, fiscalYear }: Question): Promise<boolean> {
  const { supporter } = await holdRegistration(tx, ctx, organizationId)
  const renewal = await lockRenewal(tx, organizationId, fiscalYear)
  if (!renewal?.nextReminderAt || renewal.nextReminderAt > ctx.now || renewal.answer) return false
  // who rests, has expired or has left hears nothing; the reminder is over all the same
  const isHeard = supporter.status === 'registered'
  const nextReminderAt = nextReminder(fiscalYear, ctx.now)
  await saveRenewal(tx, renewal.id, { nextReminderAt, ...(isHeard && { remindedAt: ctx.now }) })
  if (isHeard) await record(tx, ctx, { type: 'renewal.reminded', organizationId })
  return isHeard
}

async function lapse(tx: Tx, ctx: Context, { organizationId, fiscalYear }: Question): Promise<boolean> {
  const held = await holdRegistration(tx, ctx, organizationId)
  const renewal = await lockRenewal(tx, organizationId, fiscalYear)
  if (!renewal || renewal.answer || renewal.changesSaidAt || renewal.setAsideAt || renewal.lapsedAt) return false
  if (renewal.answerBy > ctx.now) return false
  const { status } = held.supporter
  if (status !== 'registered' && status !== 'expired') return false
  await saveRenewal(tx, renewal.id, { lapsedAt: ctx.now, nextReminderAt: null })
  // had expired before and was asked to come back: there is nothing new to tell
  if (status === 'expired') return true
  const reason = '更新のお返事が、期限までになかったため'
  await moveRegistration(tx, ctx, held, { act: 'expire', side: 'system', reason })
  await record(tx, ctx, { type: 'renewal.lapsed', organizationId })
  return true
}

/** Its registration rests or has ended: what was asked is asked no more, and next year begins anew. */
async function setAside(tx: Tx, ctx: Context, { organizationId, fiscalYear }: Question): Promise<boolean> {
  const { supporter } = await holdRegistration(tx, ctx, organizationId)
  const renewal = await lockRenewal(tx, organizationId, fiscalYear)
  if (!renewal || renewal.answer || renewal.setAsideAt) return false
  if (supporter.status === 'registered' || supporter.status === 'expired') return false
  await saveRenewal(tx, renewal.id, { setAsideAt: ctx.now, nextReminderAt: null })
  return true
}
