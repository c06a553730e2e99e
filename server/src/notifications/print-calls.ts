import { jstDay, type NoticeId, Refusal } from '@app/shared'
import type { CallToMake } from '@app/shared/notifications'
import { sheetPaper } from '../matches/index.ts'
import { codeFor, opensWith } from '../paper-codes/index.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { type Paper, renderPaper } from '../platform/paper.ts'
import { transact } from '../platform/transact.ts'
import { callsById } from './calls.queries.ts'
import type { EventType } from './notice.ts'
import { noticePaper } from './notice.paper.ts'
import { sessionsToTick } from './sessions-asked.queries.ts'
import { saveNotice } from './notices.store.ts'
import { type PrintFacts, printFacts, storyPictures } from './print-facts.queries.ts'

/**
 * The chosen notices as A4 forms, one file for all; an agreed match brings its sheet along. Printing is noted on the
 * notice and in the audit, in one transaction with the file itself: where one page fails, nothing counts as printed.
 * Whether the paper went out is said afterwards (「印刷して送った」).
 */
export function printCalls(ctx: Context, ids: NoticeId[]): Promise<Buffer> {
  return transact(ctx, async (tx) => {
    const calls = await callsById(tx, ids, ctx.now)
    if (calls.length !== new Set(ids).size) throw new Refusal('not-found')
    const facts = await printFacts(tx, ids)
    const papers: Paper[] = []
    for (const call of calls)
      papers.push(
        ...(await print(
          tx,
          ctx,
          call,
          facts.find(({ id }) => id === call.id)!,
        )),
      )
    const [first, ...more] = papers
    if (!first) throw new Refusal('not-found')
    return renderPaper(first, ...more)
  })
}

async function print(tx: Tx, ctx: Context, call: CallToMake, facts: PrintFacts): Promise<Paper[]> {
  const about = paperOf(call, facts)
  const { organizationId } = call
  const code = organizationId && (await codeFor(tx, { organizationId, ...about }, ctx.now))
  await saveNotice(tx, call.id, { printedAt: ctx.now, printedBy: ctx.actor.accountId })
  await record(tx, ctx, { type: 'notice.printed', noticeId: call.id })
  const { config, now } = ctx
  const paper = noticePaper({
    organization: call.organizationName,
    person: call.personName,
    subject: call.subject,
    body: facts.on_paper ?? call.body,
    asks: call.asks,
    pictures: call.asks === 'story' ? await storyPictures(tx, call.id) : [],
    sessions: call.asks === 'sessions' ? await sessionsToTick(tx, call.id) : [],
    side: call.side,
    isYearOn: facts.says === 'match.this-year-asked',
    code,
    opensWith: opensWith(facts),
    publicUrl: config.publicUrl,
    desk: { name: config.centreName, phone: config.centrePhone, fax: config.centreFax },
    printedOn: jstDay(now),
    demo: config.demo,
  })
  return about.kind === 'sheet' ? [paper, await sheetPaper(tx, ctx, about.about.matchId, organizationId)] : [paper]
}

/** Notices that bring the sheet of the day along, while it is still open. */
const withSheet: readonly string[] = ['match.agreed', 'match.day-nears', 'match.day-before'] satisfies EventType[]

/** Which page the code of a notice's form opens: the question, the sheet, the result, the seats, else the notice itself. */
function paperOf({ id, asks, matchId }: CallToMake, { says, is_agreed, request_id, sign_up_id }: PrintFacts) {
  if (matchId && (asks === 'come' || asks === 'accept')) return { kind: 'answer', about: { matchId } } as const
  if (matchId && is_agreed && withSheet.includes(says)) return { kind: 'sheet', about: { matchId } } as const
  if (matchId && asks === 'result') return { kind: 'result', about: { matchId } } as const
  if (sign_up_id && asks === 'seats') return { kind: 'sign-up', about: { signUpId: sign_up_id } } as const
  if (request_id && says === 'request.posted') return { kind: 'request', about: { requestId: request_id } } as const
  return { kind: 'notice', about: { noticeId: id } } as const
}
