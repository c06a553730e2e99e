import { type ClosedSpanId, jstDay, type OrganizationId, Refusal, shortDayInWords } from '@app/shared'
import type { ClosedSpan, ClosedSpanInput, PromisedDay } from '@app/shared/closed-days'
import type { RegistrationStatus } from '@app/shared/organizations'
import { sideReaching, standingOfSupporter, standInLineOf } from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { record } from '../platform/outbox.ts'
import { transact } from '../platform/transact.ts'
import { askedDays, mayHaveExams, promisedDays } from './calendar.queries.ts'
import { insertSpan, overlapping, refuseTooManySpans } from './closed-days.store.ts'

/** A registration that has ended has no calendar any more. */
export const gone: readonly RegistrationStatus[] = ['rejected', 'withdrawn', 'revoked']

interface Closed {
  span: ClosedSpan
  /** Promises in these days, which stand. */
  stands: PromisedDay[]
  /** What it was asked for these days and has not answered. */
  waits: PromisedDay[]
}

/**
 * A supporter, or the centre for it, closes days to new asking. A promise that was given before stands: it is answered
 * with the span, so that whoever cannot keep it calls it off at the match. A yes that is said at the same moment stands
 * in the same line: the one that commits first is seen by the other.
 */
export function closeDays(ctx: Context, organizationId: OrganizationId, said: ClosedSpanInput): Promise<Closed> {
  return transact(ctx, async (tx) => {
    sideReaching(ctx.actor, organizationId)
    if (gone.includes(await standingOfSupporter(tx, organizationId))) throw new Refusal('wrong-moment')
    await standInLineOf(tx, organizationId)
    const span = { id: newId<ClosedSpanId>(), ...said, to: said.to ?? said.from }
    await refuseWhatCannotBe(tx, ctx, organizationId, span)

    const { channel, now, actor } = ctx
    await insertSpan(tx, { ...span, organizationId, channel, enteredBy: actor.accountId, enteredAt: now })
    await record(tx, ctx, { type: 'closed-span.added', closedSpanId: span.id, organizationId })
    const stands = await promisedDays(tx, organizationId, span)
    return { span, stands, waits: await askedDays(tx, organizationId, span) }
  })
}

async function refuseWhatCannotBe(tx: Tx, { now }: Context, organizationId: OrganizationId, span: ClosedSpan) {
  const today = jstDay(now)
  const at = (pointer: string, detail: string) => [{ pointer, detail }]
  if (span.to < today) throw new Refusal('day-is-past', undefined, at('/from', '過ぎた日は選べません'))
  if (span.kind === 'exams' && !(await mayHaveExams(tx, organizationId))) {
    const detail = '試験期間を入れられるのは、学生団体と学校です'
    throw new Refusal('invalid-input', detail, at('/kind', detail))
  }
  await refuseTooManySpans(tx, organizationId, today)
  const other = await overlapping(tx, { organizationId, ...span })
  if (!other) return
  const [from, to] = [shortDayInWords(other.from), shortDayInWords(other.to)]
  const which = from === to ? from : `${from}から${to}まで`
  const detail = `${which}は、もう「活動できない日」に入っています。日をずらすか、前の分を消してから入れてください`
  throw new Refusal('closed-already', detail, at('/from', detail))
}
