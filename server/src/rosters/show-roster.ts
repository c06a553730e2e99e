import { jstDay, type MatchId, Refusal } from '@app/shared'
import { isStaff } from '@app/shared/accounts/role'
import type { Match } from '@app/shared/matches'
import type { Roster, RosterName } from '@app/shared/rosters'
import { isOpen, matchSeen } from '../matches/index.ts'
import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import type { Db, Tx } from '../platform/db.ts'
import { qrSvg } from '../platform/qr.ts'
import { transact } from '../platform/transact.ts'
import { requestById } from '../requests/index.ts'
import { countNames, namesOf } from './rosters.queries.ts'
import { deletesOn, opensOn, opensToAssociation, takesNames } from './rosters.rules.ts'
import { openLinkOf, secretOf } from './rosters.store.ts'

/** An agreed or done match in which the reader stands; only such a one has a list. */
export async function rosterMatch(db: Db | Tx, { actor }: Context, id: MatchId): Promise<Match & { heads: number }> {
  const match = await matchSeen(db, actor, id)
  if (!isOpen(match.status)) throw new Refusal('wrong-moment', '名簿は、双方の返事がそろってから作れます')
  return { ...match, heads: match.heads ?? 0 }
}

/** The list in numbers. The association sees no link, and may print the names only around the day. */
export async function rosterSeen(db: Db | Tx, ctx: Context, id: MatchId): Promise<Roster> {
  const match = await rosterMatch(db, ctx, id)
  const today = jstDay(ctx.now)
  const isAssociation = ctx.actor.role === 'association'
  const link = isAssociation || !takesNames(match, today) ? null : await openLinkOf(db, id)
  const url = link && `${ctx.config.publicUrl}/g/${secretOf(ctx, link)}`
  return {
    ...{ matchId: id, heads: match.heads, ...(await countNames(db, id)) },
    minorsWelcome: (await requestById(db, match.requestId)).minorsWelcome,
    deletesOn: match.day && deletesOn(match.day),
    opensOn: match.day && opensOn(match.day),
    mayPrint: !isAssociation || opensToAssociation(match, today),
    mayOpenLink: takesNames(match, today),
    link:
      link && url ? { url, qr: qrSvg(url, '名簿のページへのQRコード'), openedAt: link.openedAt.toISOString() } : null,
  }
}

/** The names, for the group itself; each look of the centre leaves a line in the audit (rule 2). */
export async function readNames(ctx: Context, id: MatchId): Promise<RosterName[]> {
  const { actor, db } = ctx
  if (actor.role === 'system' || actor.role === 'nobody' || !isStaff(actor.role)) {
    await rosterMatch(db, ctx, id)
    return namesOf(db, id)
  }
  return transact(ctx, async (tx) => {
    const { supporterId } = await rosterMatch(tx, ctx, id)
    await audit(tx, ctx, { act: 'roster.read', subject: 'match', subjectId: id, organizationId: supporterId })
    return namesOf(tx, id)
  })
}
