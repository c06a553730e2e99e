import { jstDay, type MatchId, Refusal } from '@app/shared'
import type { Roster } from '@app/shared/rosters'
import { lockMatch } from '../matches/index.ts'
import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { takesNames } from './rosters.rules.ts'
import { closeLink, insertLink } from './rosters.store.ts'
import { rosterMatch, rosterSeen } from './show-roster.ts'

/** Opens the private link of a match; who has an earlier one finds it closed. */
export async function openLink(ctx: Context, id: MatchId): Promise<Roster> {
  await transact(ctx, async (tx) => {
    const { supporterId: organizationId } = await rosterMatch(tx, ctx, id)
    const { status, onDay: day } = await lockMatch(tx, id)
    if (!takesNames({ status, day }, jstDay(ctx.now)))
      throw new Refusal('wrong-moment', '活動の日が過ぎたので、お名前を集めるリンクは作れません')
    await closeLink(tx, id, ctx.now)
    await insertLink(tx, ctx, id)
    await audit(tx, ctx, { act: 'roster.link-opened', subject: 'match', subjectId: id, organizationId })
  })
  return rosterSeen(ctx.db, ctx, id)
}

/** Closes the private link; the names stay. */
export async function closeRoster(ctx: Context, id: MatchId): Promise<Roster> {
  await transact(ctx, async (tx) => {
    const { supporterId: organizationId } = await rosterMatch(tx, ctx, id)
    await lockMatch(tx, id)
    await closeLink(tx, id, ctx.now)
    await audit(tx, ctx, { act: 'roster.link-closed', subject: 'match', subjectId: id, organizationId })
  })
  return rosterSeen(ctx.db, ctx, id)
}
