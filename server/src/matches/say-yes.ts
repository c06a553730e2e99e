import { Refusal, shortDayInWords } from '@app/shared'
import { advance } from '@app/shared/kernel'
import { matchLifecycle } from '@app/shared/matches'
import { isClosedOn } from '../closed-days/index.ts'
import { registeredSupporter } from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { agreeHeads, holdHeads, requireInsurance, type RequestRow } from '../requests/index.ts'
import { headsPledged, type MatchSide, type Standing, stepOfYes } from './answers.rules.ts'
import type { Held } from './hold-match.ts'
import { isBusyOn, type MatchRow, saveMatch } from './matches.store.ts'
import { settleRequest } from './settle-request.ts'

interface Yes {
  side: MatchSide
  by: Standing
  /** Heads as said; left out: as asked. */
  said: number | undefined
  /** It comes although it has closed that day, and knows it. */
  evenIfClosed?: boolean | undefined
  /** What the first yes is told as, when it began the match; left out: as an answer. */
  toldAs?: 'match.hand-raised' | 'match.named'
}

/**
 * One side says yes, under the locks of request and match. A supporter's yes holds its heads; the second yes agrees
 * them, opens the contacts and may fill the request.
 */
export async function sayYes(
  tx: Tx,
  ctx: Context,
  held: Held,
  { side, by, said, evenIfClosed, toldAs }: Yes,
): Promise<void> {
  const { request, match } = held
  const act = match.status === 'proposed' ? stepOfYes(match, side) : 'say-yes'
  const status = advance(matchLifecycle, match.status, act, by)
  refuseIfOver(request)
  // 「保険確認済み」 stands before agreement where the work needs it (rule 9)
  if (act === 'agree') await requireInsurance(tx, request)
  if (side === 'supporter' || act === 'agree') await refuseIfNotComing(tx, match)
  if (side === 'supporter' && !evenIfClosed) await refuseIfClosed(tx, match)

  const heads = side === 'supporter' ? await holdAs(tx, request, match, said) : match.heads
  await saveMatch(tx, match.id, {
    status,
    heads,
    ...answered(side, ctx.now),
    ...(act === 'agree' && { agreedAt: ctx.now }),
  })
  const firstYes = toldAs ?? (side === 'supporter' ? 'match.supporter-said-yes' : 'match.association-said-yes')
  await record(tx, ctx, { type: act === 'agree' ? 'match.agreed' : firstYes, matchId: match.id, by })
  if (act !== 'agree') return

  await agreeHeads(tx, request.id, heads!)
  await settleRequest(tx, ctx, request.id)
}

/** Nobody can join what was called off or is over. */
function refuseIfOver({ status }: RequestRow): void {
  if (status !== 'open' && status !== 'staffed') throw new Refusal('wrong-moment', 'この依頼の募集は終わりました')
}

async function refuseIfNotComing(tx: Tx, { id, supporterId, onDay }: MatchRow): Promise<void> {
  await registeredSupporter(tx, supporterId)
  if (onDay && (await isBusyOn(tx, supporterId, onDay, id))) throw new Refusal('supporter-busy')
}

/**
 * A yes and a closing stand in the supporter's line (`isBusyOn`): where the day was closed first, the yes has to be
 * meant; where the yes came first it stands, and whoever closes the day reads so.
 */
async function refuseIfClosed(tx: Tx, { supporterId, onDay }: MatchRow): Promise<void> {
  if (!onDay || !(await isClosedOn(tx, supporterId, onDay))) return
  const detail = `${shortDayInWords(onDay)}は「活動できない日」に入っています。それでも行けるときは、印を付けてもう一度押してください`
  throw new Refusal('supporter-closed', detail, [{ pointer: '/evenIfClosed', detail }])
}

async function holdAs(
  tx: Tx,
  request: RequestRow,
  { headsAsked }: MatchRow,
  said: number | undefined,
): Promise<number> {
  const free = request.headsMax - request.headsHeld - request.headsAgreed
  const heads = headsPledged({ said, asked: headsAsked, free, most: request.headsMax })
  await holdHeads(tx, request.id, heads)
  return heads
}

const answered = (side: MatchSide, now: Date): Partial<MatchRow> =>
  side === 'supporter'
    ? { supporterAnswer: 'yes', supporterAnsweredAt: now, wantsToTalk: false }
    : { associationAnswer: 'yes', associationAnsweredAt: now }
