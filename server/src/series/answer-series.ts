import { type OrganizationId, Refusal, type SeriesId } from '@app/shared'
import { isStaff } from '@app/shared/accounts/role'
import type { DeclineReason } from '@app/shared/matches'
import type { SeriesPage } from '@app/shared/series'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { answerSessions, type SessionAnswer } from './answer-sessions.ts'
import { seriesSeen } from './series-seen.ts'

interface Said {
  supporterId?: OrganizationId | undefined
  answers: SessionAnswer[]
  reason: DeclineReason
  note: string
  evenIfClosed?: boolean | undefined
}

/** A supporter answers several sessions on its page, or the centre notes what it heard on the telephone (rule 4). */
export function answerSeries(ctx: Context, seriesId: SeriesId, said: Said): Promise<SeriesPage> {
  return transact(ctx, async (tx) => {
    const { supporterId, by } = whoAnswers(ctx, said.supporterId)
    const { answers, reason, note, evenIfClosed } = said
    const count = await answerSessions(tx, ctx, { seriesId, supporterId, by, answers, reason, note, evenIfClosed })
    if (count === 0) throw new Refusal('wrong-moment', 'すでにお返事をいただいています')
    return seriesSeen(tx, ctx.actor, seriesId)
  })
}

function whoAnswers({ actor, channel }: Context, named: OrganizationId | undefined) {
  const { role, organizationId } = actor
  if (role === 'supporter' && organizationId) {
    if (named && named !== organizationId) throw new Refusal('not-yours')
    return { supporterId: organizationId, by: 'supporter' as const }
  }
  if (role === 'nobody' || role === 'system' || !isStaff(role)) throw new Refusal('not-yours')
  if (!named) throw new Refusal('not-yours', 'どの団体の返事かを選んでください')
  if (channel === 'web') throw new Refusal('not-yours', '返事をどこで聞いたか（電話・FAX・来所・会議）を選んでください')
  return { supporterId: named, by: 'coordinator' as const }
}
