import { type OrganizationId, Refusal, type SeatId } from '@app/shared'
import type { Handover } from '@app/shared/accounts'
import { jstDay } from '@app/shared/kernel'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { refuseNeighbours } from './accounts.queries.ts'
import { lockSeat, roleOfNewcomers, saveSeatTerm, type SeatRow } from './accounts.store.ts'
import { handoverSeen } from './handover.queries.ts'
import { handoverYearOn, lastDay } from './handover.rules.ts'
import { lockHandover, openHandover, openSeatsTitled, saveHandover } from './handover.store.ts'
import { inviteSeat } from './invite.ts'
import { refuseStale } from './second-factor.queries.ts'
import { readsUntil } from './sessions.rules.ts'

interface HandoverAnswer {
  leaving: SeatId[]
  next: { name: string; title: string; email: string | null }[]
  startsOn: string
}

/**
 * An association (or the centre for it, by telephone) says who goes and who comes next. Those who go act until the day
 * before and read on for 60 days; those who come are invited. What is open stays with the association all the while.
 */
export function answerHandover(ctx: Context, id: OrganizationId, answer: HandoverAnswer): Promise<Handover> {
  return transact(ctx, async (tx) => {
    refuseNeighbours(ctx, id)
    const role = await roleOfNewcomers(tx, id)
    if (role !== 'association') throw new Refusal('not-found')
    if (answer.next.length > 0) await refuseStale(tx, ctx)
    const year = handoverYearOn(jstDay(ctx.now))
    await openHandover(tx, id, year, ctx.now)
    const { doneAt } = await lockHandover(tx, id, year)
    for (const seatId of [...answer.leaving].sort()) {
      const seat = await lockSeat(tx, seatId)
      if (seat.organizationId !== id) throw new Refusal('not-found')
      if (seat.endedAt) throw new Refusal('wrong-moment')
      await setLastDay(tx, ctx, seat, answer.startsOn)
    }
    const term = { startsOn: answer.startsOn, handoverYear: year }
    for (const person of answer.next) await inviteSeat(tx, ctx, { ...person, ...term, organizationId: id, role })
    const isSame = answer.leaving.length === 0 && answer.next.length === 0
    const said = { answer: isSame ? 'stays' : 'changes', answeredAt: ctx.now, channel: ctx.channel } as const
    await saveHandover(tx, id, year, { ...said, doneAt: isSame ? ctx.now : doneAt })
    await record(tx, ctx, { type: 'handover.answered', organizationId: id, year })
    return handoverSeen(tx, ctx, id)
  })
}

/** A successor has taken the seat: the handover is done, and whoever held the same title without an end goes. */
export async function successorCame(
  tx: Tx,
  ctx: Context,
  { organizationId, handoverYear, title, startsOn }: HandedSeat,
): Promise<void> {
  await openHandover(tx, organizationId, handoverYear, ctx.now)
  const { answer, answeredAt, channel, doneAt } = await lockHandover(tx, organizationId, handoverYear)
  const said = {
    answer: answer ?? 'changes',
    answeredAt: answeredAt ?? ctx.now,
    channel: channel ?? ctx.channel,
  } as const
  await saveHandover(tx, organizationId, handoverYear, { ...said, doneAt: doneAt ?? ctx.now })
  const today = jstDay(ctx.now)
  const before = startsOn > today ? startsOn : today
  for (const seat of await openSeatsTitled(tx, organizationId, title)) await setLastDay(tx, ctx, seat, before)
}

interface HandedSeat {
  organizationId: OrganizationId
  handoverYear: number
  title: string
  startsOn: string
}

async function setLastDay(tx: Tx, ctx: Context, seat: SeatRow, startsOn: string): Promise<void> {
  const endsOn = lastDay(startsOn, seat.startsOn)
  await saveSeatTerm(tx, seat.id, { ...seat, endsOn, readsUntil: readsUntil(endsOn) })
  await record(tx, ctx, { type: 'account.term-set', seatId: seat.id, organizationId: seat.organizationId })
}
