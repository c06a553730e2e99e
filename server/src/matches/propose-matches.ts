import { type OrganizationId, Refusal, type RequestId, shortDayInWords } from '@app/shared'
import type { Match } from '@app/shared/matches'
import type { RegistrationStatus } from '@app/shared/organizations'
import { closedOn } from '../closed-days/index.ts'
import { standingOfSupporter } from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import { holidayOf } from '../platform/japanese.ts'
import { record } from '../platform/outbox.ts'
import type { Tx } from '../platform/db.ts'
import { transact } from '../platform/transact.ts'
import { lockRequest, type RequestRow } from '../requests/index.ts'
import { beginMatch, makeAnswerLink, refuseUnlessOpen, wishFor } from './begin-match.ts'
import type { Wish } from './day-choice.rules.ts'
import { matchesSeen } from './matches.queries.ts'
import { timeToAnswer } from './turns.rules.ts'
import { queueTurns } from './turns.store.ts'

interface Proposal {
  supporterIds: OrganizationId[]
  headsAsked: number
  message: string
  answerBy: string
  day?: string | undefined
  /** Heads of some of them, where they differ. */
  shares?: { supporterId: OrganizationId; heads: number }[] | undefined
  /** How many are asked together; the others wait for their turn. Left out: all at once. */
  atOnce?: number | undefined
}

/**
 * A coordinator asks one or several supporters about a request; each gets a link with which one tap answers. With
 * `atOnce` the first few are asked, and the others only if those do not fill the request (順番に).
 */
export function proposeMatches(
  ctx: Context,
  requestId: RequestId,
  proposal: Proposal,
): Promise<{ items: Match[]; waiting: number }> {
  return transact(ctx, async (tx) => {
    const { supporterIds, headsAsked, message, day, shares } = proposal
    const request = await lockRequest(tx, requestId)
    refuseUnlessOpen(request)
    const headsOf = (id: OrganizationId) => shares?.find((one) => one.supporterId === id)?.heads ?? headsAsked
    refuseTooMany(request, Math.max(...supporterIds.map(headsOf)))
    const answerBy = new Date(proposal.answerBy)
    if (answerBy <= ctx.now) throw new Refusal('day-is-past', '返事の期限は、これから先の日時にしてください')
    const wish = await wishFor(tx, ctx, request, day)

    await refuseIfAnyRests(tx, supporterIds)
    await refuseIfAnyClosed(tx, supporterIds, wish)
    const [first, later] = inOrder(supporterIds, proposal.atOnce)
    const begun = []
    for (const supporterId of first) {
      const startedBy = 'coordinator' as const
      const asked = { supporterId, startedBy, headsAsked: headsOf(supporterId), message, answerBy, wish }
      const match = await beginMatch(tx, ctx, request, asked)
      await makeAnswerLink(tx, ctx, match)
      await record(tx, ctx, { type: 'match.proposed', matchId: match.id, by: 'coordinator' })
      begun.push(match.id)
    }
    if (later.length > 0)
      await queue(
        tx,
        ctx,
        request,
        later.map((id) => ({ supporterId: id, headsAsked: headsOf(id) })),
        proposal,
        wish,
      )
    return { items: await matchesSeen(tx, ctx.actor, begun), waiting: later.length }
  })
}

/** Who is asked now, and who waits. */
function inOrder(ids: readonly OrganizationId[], atOnce = ids.length): [OrganizationId[], OrganizationId[]] {
  const all = [...new Set(ids)]
  return [all.slice(0, atOnce), all.slice(atOnce)]
}

async function queue(
  tx: Tx,
  ctx: Context,
  { id }: RequestRow,
  later: readonly { supporterId: OrganizationId; headsAsked: number }[],
  { atOnce, message, answerBy }: Proposal,
  wish: Wish | null,
): Promise<void> {
  const workingDays = timeToAnswer(ctx.now, new Date(answerBy), holidayOf)
  const turn = { message, onDay: wish?.day ?? null, workingDays, queuedAt: ctx.now }
  await queueTurns(tx, id, later, { atOnce: atOnce!, ...turn })
  await record(tx, ctx, { type: 'request.turns-queued', requestId: id })
}

/** Why a supporter that was a candidate a moment ago is none now, for the centre alone. */
const rests: Partial<Record<RegistrationStatus, string>> = {
  suspended: '登録がお休み中の団体です。再開してから、声をかけてください',
  expired: '登録の期限が過ぎた団体です。更新してから、声をかけてください',
  withdrawn: '登録を辞退した団体です',
  revoked: '登録が取り消された団体です',
}

async function refuseIfAnyRests(tx: Tx, supporterIds: OrganizationId[]): Promise<void> {
  for (const id of supporterIds) {
    const why = rests[await standingOfSupporter(tx, id)]
    if (why) throw new Refusal('not-registered', why)
  }
}

/** Says which of the chosen cannot come that day, so that the others can still be asked. */
async function refuseIfAnyClosed(tx: Tx, supporterIds: OrganizationId[], wish: Wish | null): Promise<void> {
  const closed = wish ? await closedOn(tx, supporterIds, wish.day) : []
  if (closed.length === 0) return
  const names = closed.map((name) => `「${name}」`).join('')
  const detail = `${shortDayInWords(wish!.day)}は、${names}が活動できない日です。電話などで話がついたときは、団体のページで、その日を開けてから声をかけてください`
  throw new Refusal('supporter-closed', detail, [{ pointer: '/supporterIds', detail }])
}

/** Asking one supporter for more than the request can still take would only bring a disappointment. */
export function refuseTooMany({ headsMax, headsAgreed }: RequestRow, headsAsked: number): void {
  const free = headsMax - headsAgreed
  const detail = `あと${free}人で、必要な人数に達します`
  if (headsAsked > free) throw new Refusal('invalid-input', detail, [{ pointer: '/headsAsked', detail }])
}
