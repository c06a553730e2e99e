import { jstDay, Refusal } from '@app/shared'
import type { RosterNameInput } from '@app/shared/rosters'
import { lockMatch } from '../matches/index.ts'
import { audit } from '../platform/audit.ts'
import { type Context, nobody, withActor } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { hashOf } from '../platform/secrets.ts'
import { transact } from '../platform/transact.ts'
import { type Activity, activityOf, countNames } from './rosters.queries.ts'
import { takesNames } from './rosters.rules.ts'
import {
  deleteName,
  insertName,
  namesBySecrets,
  openLinkByHash,
  type RosterNameRow,
  saveName,
} from './rosters.store.ts'

/** How the link stands: it takes names, or nothing can be done with it any more. */
export type RosterLink = { state: 'open'; activity: Activity; named: number; mine: RosterNameRow[] } | { state: 'over' }

/**
 * Reads what a link is about, and the names that this browser put in; never those of others. Nothing changes by reading:
 * scanners of messages open links (rule 5).
 */
export async function readRosterLink({ db, now }: Context, secret: string, kept: string[]): Promise<RosterLink> {
  const link = await openLinkByHash(db, hashOf(secret))
  if (!link) return { state: 'over' }
  const activity = await activityOf(db, link.matchId)
  if (!takesNames(activity, jstDay(now))) return { state: 'over' }
  const { named } = await countNames(db, link.matchId)
  return { state: 'open', activity, named, mine: await namesBySecrets(db, link.matchId, kept.map(hashOf)) }
}

/** Somebody names itself. What the browser keeps of it is its key: pressed twice, it is named once. */
export function addByLink(base: Context, secret: string, key: string, person: RosterNameInput): Promise<void> {
  return atLink(base, secret, 'roster.name-added', async (tx, ctx, matchId) => {
    const secretHash = hashOf(key)
    const [earlier] = await namesBySecrets(tx, matchId, [secretHash])
    if (earlier) return saveName(tx, earlier.id, person, ctx.now)
    await insertName(tx, ctx, matchId, { ...person, secretHash })
  })
}

/** The browser that put a name in corrects it. */
export function editByLink(base: Context, secret: string, key: string, person: RosterNameInput): Promise<void> {
  return atLink(base, secret, 'roster.name-edited', async (tx, ctx, matchId) => {
    const [own] = await namesBySecrets(tx, matchId, [hashOf(key)])
    if (!own) throw new Refusal('not-found')
    await saveName(tx, own.id, person, ctx.now)
  })
}

/** The browser that put a name in takes it away; taken away already, nothing more happens. */
export function removeByLink(base: Context, secret: string, key: string): Promise<void> {
  return atLink(base, secret, 'roster.name-removed', async (tx, _ctx, matchId) => {
    const [own] = await namesBySecrets(tx, matchId, [hashOf(key)])
    if (own) await deleteName(tx, own.id)
  })
}

type Write = (tx: Tx, ctx: Context, matchId: Activity['matchId']) => Promise<void>

/** Whoever holds the link writes on the list of its match, which is held; nobody else's hand, whoever is signed in. */
function atLink(base: Context, secret: string, act: string, write: Write): Promise<void> {
  const ctx = { ...withActor(base, nobody, 'link'), onBehalfOf: null, idempotency: null, ifMatch: null }
  return transact(ctx, async (tx) => {
    const found = await openLinkByHash(tx, hashOf(secret))
    if (!found) throw new Refusal('link-spent')
    const { status, onDay: day, supporterId: organizationId } = await lockMatch(tx, found.matchId)
    const stillOpen = await openLinkByHash(tx, hashOf(secret))
    if (!stillOpen || !takesNames({ status, day }, jstDay(ctx.now))) throw new Refusal('link-spent')
    await write(tx, ctx, found.matchId)
    await audit(tx, ctx, { act, subject: 'match', subjectId: found.matchId, organizationId })
  })
}
