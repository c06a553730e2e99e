import { jstDay } from '@app/shared/kernel'
import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { handoverYearOn, usualStart } from './handover.rules.ts'
import { isSomebodyInvited, lockAssociationsOf, lockHandover, openHandover } from './handover.store.ts'
import { inviteSeat } from './invite.ts'
import { refuseStale } from './second-factor.queries.ts'

/**
 * Every association of a district that has not said who comes next gets a letter for its next chair, or for another seat:
 * whoever holds it then comes in with its code. Prepared twice, each still has one for that seat. New officers begin in
 * April unless the centre names the day (some districts elect in May).
 */
export function prepareLetters(
  ctx: Context,
  districtId: number,
  { title, startsOn }: { title: string; startsOn?: string | undefined },
): Promise<{ prepared: number }> {
  return transact(ctx, async (tx) => {
    await refuseStale(tx, ctx)
    const today = jstDay(ctx.now)
    const year = handoverYearOn(today)
    let prepared = 0
    for (const organizationId of await lockAssociationsOf(tx, districtId)) {
      await openHandover(tx, organizationId, year, ctx.now)
      const { answer } = await lockHandover(tx, organizationId, year)
      if (answer !== null || (await isSomebodyInvited(tx, organizationId, { year, title }, ctx.now))) continue
      const next = { title, startsOn: startsOn ?? usualStart(year, today), handoverYear: year }
      await inviteSeat(tx, ctx, { ...next, organizationId, role: 'association' })
      prepared++
    }
    const detail = { year, title, prepared }
    await audit(tx, ctx, {
      act: 'handover.letters-prepared',
      subject: 'district',
      subjectId: String(districtId),
      detail,
    })
    return { prepared }
  })
}
