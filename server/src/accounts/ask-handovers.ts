import type { OrganizationId } from '@app/shared'
import { jstDay } from '@app/shared/kernel'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { eachInTurn } from '../platform/each-in-turn.ts'
import { record } from '../platform/outbox.ts'
import { seatsOfOrganization } from './accounts.store.ts'
import { handoverYearOn, remindOn, seasonOn } from './handover.rules.ts'
import { associationsToAsk, handoversToRemind, lockHandover, openHandover, saveHandover } from './handover.store.ts'
import { rightsOn } from './sessions.rules.ts'

const atOnce = 100

/**
 * From February each association is asked who comes next, and asked again in March unless it is done. The worker calls
 * this every minute with the system's context; an association is asked once a year, whatever runs twice.
 */
export async function sweepHandovers(ctx: Context): Promise<void> {
  const today = jstDay(ctx.now)
  const year = seasonOn(today)
  if (year === null) return
  const organizations = await associationsToAsk(ctx.db, year, atOnce)
  await eachInTurn(ctx, organizations, async (tx, organizationId) => {
    if (!(await openHandover(tx, organizationId, year, ctx.now))) return false
    if (today >= remindOn(year)) await saveHandover(tx, organizationId, year, { remindedAt: ctx.now })
    await record(tx, ctx, { type: 'handover.asked', organizationId, year })
    return true
  })
  const late = await handoversToRemind(ctx.db, year, today, atOnce)
  await eachInTurn(ctx, late, async (tx, { id: organizationId }) => {
    const { doneAt, remindedAt } = await lockHandover(tx, organizationId, year)
    if (doneAt || remindedAt) return false
    await saveHandover(tx, organizationId, year, { remindedAt: ctx.now })
    await record(tx, ctx, { type: 'handover.reminded', organizationId, year })
    return true
  })
}

/**
 * A ledger names new officers: where somebody still holds a seat the handover is opened and asked about, once a year. The
 * seat itself stays; its holder or the centre hands it over.
 */
export async function askOfNewOfficers(tx: Tx, ctx: Context, organizations: readonly OrganizationId[]): Promise<void> {
  const year = handoverYearOn(jstDay(ctx.now))
  for (const organizationId of organizations) {
    const seats = await seatsOfOrganization(tx, organizationId)
    if (!seats.some(({ seat }) => !seat.endedAt && rightsOn(seat, ctx.now))) continue
    if (await openHandover(tx, organizationId, year, ctx.now))
      await record(tx, ctx, { type: 'handover.asked', organizationId, year })
  }
}
