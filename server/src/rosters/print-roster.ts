import { dayInWords, jstDay, type MatchId, Refusal, type RequestId } from '@app/shared'
import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { type Paper, renderPaper } from '../platform/paper.ts'
import { transact } from '../platform/transact.ts'
import { rosterNoticePaper, rosterPaper } from './roster.paper.ts'
import { activitiesOfRequest, type Activity, activityOf, namesOf } from './rosters.queries.ts'
import { opensToAssociation, refuseClosedList, takesNames } from './rosters.rules.ts'
import { openLinkOf, secretOf } from './rosters.store.ts'
import { rosterMatch } from './show-roster.ts'

/** The list for the day as A4. It carries names, so every print is audited; the association prints only around the day. */
export async function printRoster(ctx: Context, id: MatchId): Promise<Buffer> {
  const paper = await transact(ctx, async (tx) => {
    await rosterMatch(tx, ctx, id)
    const activity = await activityOf(tx, id)
    if (ctx.actor.role === 'association') refuseClosedList(activity, jstDay(ctx.now))
    return listOf(tx, ctx, activity)
  })
  return renderPaper(paper)
}

/** One file for all groups that come to a request, each on pages of its own. */
export async function printRostersOfRequest(ctx: Context, id: RequestId): Promise<Buffer> {
  const papers = await transact(ctx, async (tx) => {
    const all = await activitiesOfRequest(tx, ctx.actor, id)
    const first = all[0]
    if (!first) throw new Refusal('wrong-moment', 'お手伝いに来る団体が、まだ決まっていません')
    const today = jstDay(ctx.now)
    const isAssociation = ctx.actor.role === 'association'
    const open = isAssociation ? all.filter((one) => opensToAssociation(one, today)) : all
    if (open.length === 0) refuseClosedList(first, today)
    const lists: Paper[] = []
    for (const activity of open) lists.push(await listOf(tx, ctx, activity))
    return lists
  })
  const [first, ...more] = papers
  if (!first) throw new Refusal('wrong-moment')
  return renderPaper(first, ...more)
}

async function listOf(tx: Tx, ctx: Context, activity: Activity): Promise<Paper> {
  const names = await namesOf(tx, activity.matchId)
  await audit(tx, ctx, {
    ...{ act: 'roster.printed', subject: 'match', subjectId: activity.matchId },
    detail: { names: names.length },
  })
  return rosterPaper({ activity, names, ...around(ctx) })
}

/** The paper with the square code that a group passes round; it holds no name. */
export async function printRosterNotice(ctx: Context, id: MatchId): Promise<Buffer> {
  const match = await rosterMatch(ctx.db, ctx, id)
  const link = takesNames(match, jstDay(ctx.now)) ? await openLinkOf(ctx.db, id) : null
  if (!link) throw new Refusal('wrong-moment', '先に、お名前を集めるリンクを作ってください')
  const activity = await activityOf(ctx.db, id)
  return renderPaper(
    rosterNoticePaper({ activity, url: `${ctx.config.publicUrl}/g/${secretOf(ctx, link)}`, ...around(ctx) }),
  )
}

const around = ({ config, now }: Context) => ({
  desk: { name: config.centreName, phone: config.centrePhone, fax: config.centreFax },
  printedOn: dayInWords(jstDay(now)),
  demo: config.demo,
})
