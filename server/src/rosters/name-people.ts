import { type MatchId, Refusal, type RosterNameId } from '@app/shared'
import type { Roster, RosterNameInput } from '@app/shared/rosters'
import { isOpen, lockMatch } from '../matches/index.ts'
import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { transact } from '../platform/transact.ts'
import { deleteName, insertName, nameOf, saveName } from './rosters.store.ts'
import { rosterMatch, rosterSeen } from './show-roster.ts'

/** One who comes is named by the group, or by the centre for a group on the telephone. The answer holds no name. */
export function addName(ctx: Context, id: MatchId, person: RosterNameInput): Promise<Roster> {
  return change(ctx, id, 'roster.name-added', (tx) => insertName(tx, ctx, id, person))
}

/** A name is corrected, whoever put it in. */
export function editName(ctx: Context, id: MatchId, nameId: RosterNameId, person: RosterNameInput): Promise<Roster> {
  return change(ctx, id, 'roster.name-edited', async (tx) => {
    await nameOf(tx, id, nameId)
    await saveName(tx, nameId, person, ctx.now)
  })
}

/** A name is taken off, and forgotten. */
export function removeName(ctx: Context, id: MatchId, nameId: RosterNameId): Promise<Roster> {
  return change(ctx, id, 'roster.name-removed', async (tx) => {
    await nameOf(tx, id, nameId)
    await deleteName(tx, nameId)
  })
}

type Act = 'roster.name-added' | 'roster.name-edited' | 'roster.name-removed'

/**
 * Changes the list of a match that is held, and leaves a line in the audit, which never says who was named. What is
 * answered is read afterwards: the answer kept under a key would hold the secret of the link.
 */
async function change(ctx: Context, id: MatchId, act: Act, write: (tx: Tx) => Promise<void>): Promise<Roster> {
  await transact(ctx, async (tx) => {
    const { supporterId: organizationId } = await rosterMatch(tx, ctx, id)
    const held = await lockMatch(tx, id)
    if (!isOpen(held.status)) throw new Refusal('wrong-moment')
    await write(tx)
    await audit(tx, ctx, { act, subject: 'match', subjectId: id, organizationId })
  })
  return rosterSeen(ctx.db, ctx, id)
}
