import { Refusal } from '@app/shared'
import { answerFor, type Held, holdMatches, sayNo, sayYes } from '../matches/index.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import type { Offers } from './offers.queries.ts'
import { isAwaited } from './offers.rules.ts'
import type { OffersPressed } from './offers-pressed.ts'
import { naming } from './series.rules.ts'

/**
 * The association answers behind its link what was offered for several sessions: お願いします to those it ticked, or 見送る.
 * All in one transaction: one that cannot be answered stops all of them and is named. Each session keeps the answer it got
 * first (its match is held), so pressing again changes nothing; what was not ticked stays open. Both hear it once.
 */
export async function answerOffers(ctx: Context, offers: Offers, pressed: OffersPressed): Promise<void> {
  const { seriesId, supporterId, sessions } = offers
  const open = sessions.filter((one) => isAwaited(one, ctx.now))
  if (pressed.answer === 'talk') return talk(ctx, open[0], pressed)
  const chosen = open.filter(({ number }) => pressed.numbers.has(number)).map(({ matchId }) => matchId)
  if (chosen.length === 0) return
  await transact(
    ctx,
    async (tx) => {
      const held = await holdMatches(tx, chosen)
      const waiting = held.filter(({ match }) => match.associationAnswer === 'pending')
      for (const one of waiting.toSorted((a, b) => a.request.seriesNumber! - b.request.seriesNumber!))
        await say(tx, ctx, one, pressed).catch((error: unknown) => naming(one.request.seriesNumber!, error))
      if (waiting.length === 0) return
      const about = { seriesId, organizationId: supporterId }
      if (pressed.answer === 'yes') return record(tx, ctx, { type: 'series.agreed', ...about })
      await record(tx, ctx, { type: 'series.called-off', ...about, by: 'association' })
    },
    { silent: true },
  )
}

const own = { side: 'association', by: 'association' } as const

async function say(tx: Tx, ctx: Context, held: Held, pressed: Exclude<OffersPressed, { answer: 'talk' }>) {
  if (held.match.status !== 'proposed') throw new Refusal('wrong-moment', 'この話は、なくなりました')
  if (pressed.answer === 'yes') return sayYes(tx, ctx, held, { ...own, said: undefined })
  return sayNo(tx, ctx, held.match, { ...own, reason: pressed.reason, note: pressed.note })
}

/** 相談したい goes into the thread of the first session that still waits, and leaves the link open. */
async function talk(
  ctx: Context,
  first: Offers['sessions'][number] | undefined,
  pressed: Extract<OffersPressed, { answer: 'talk' }>,
): Promise<void> {
  if (!first) throw new Refusal('link-spent')
  const answering = { matchId: first.matchId, side: 'association' } as const
  await transact(ctx, (tx) => answerFor(tx, ctx, answering, pressed), { silent: true })
}
