import { type OrganizationId, Refusal, type SeriesId } from '@app/shared'
import type { SeriesPage } from '@app/shared/series'
import { type Held, mayTakeBack, takeBack } from '../matches/index.ts'
import type { Context } from '../platform/context.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { spendWhatIsAnswered } from './answer-sessions.ts'
import { type HeldHelper, holdHelper } from './hold-helper.ts'
import { seriesSeen } from './series-seen.ts'

interface Withdrawing {
  supporterId?: OrganizationId | undefined
  reason: string
  /** Takes back what the supporter has said yes to as well; left out: its yes stands. */
  answeredToo?: boolean | undefined
}

/**
 * Whoever asked one supporter about several sessions, or the centre, takes the whole asking back with one reason. What
 * was agreed or has ended stays as it is; a yes that came meanwhile stays too, unless it is meant. Told once.
 */
export function withdrawAsking(ctx: Context, seriesId: SeriesId, said: Withdrawing): Promise<SeriesPage> {
  return transact(ctx, async (tx) => {
    const helper = await holdHelper(tx, ctx, seriesId, said.supporterId)
    const { supporterId, standing } = helper
    const going = helper.running.filter((held) => isMeant(held, helper, said))
    if (going.length === 0) throw new Refusal('wrong-moment', '取り下げられるお願いは、もうありません')
    for (const { match } of going) await takeBack(tx, ctx, match, { standing, reason: said.reason })
    await spendWhatIsAnswered(tx, ctx, { seriesId, supporterId })
    await record(tx, ctx, { type: 'series.withdrawn', seriesId, organizationId: supporterId, by: standing })
    return seriesSeen(tx, ctx.actor, seriesId)
  })
}

/** A raised hand is a yes from the beginning: its own supporter takes that back. */
const isMeant = ({ match }: Held, { standing }: HeldHelper, { answeredToo }: Withdrawing): boolean =>
  mayTakeBack(match, standing) &&
  (match.supporterAnswer === 'pending' || standing === 'supporter' || answeredToo === true)
