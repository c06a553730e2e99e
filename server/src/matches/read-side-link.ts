import { matchId } from '@app/shared'
import { z } from 'zod'
import type { PaperHeld } from '../paper-codes/index.ts'
import { type Context, withActor } from '../platform/context.ts'
import { sameSecret, signedSecret } from '../platform/secrets.ts'
import { requestById } from '../requests/index.ts'
import { matchById } from './matches.store.ts'
import { resultFactsOf } from './result-facts.queries.ts'
import { type SideLink, sideLinks, sideOfLink, type SideLinkState, stateOfSideLink } from './side-links.rules.ts'

/** `/a/{purpose}/{matchId}/{secret}` */
const params = z.object({ purpose: z.enum(sideLinks), matchId, secret: z.string().max(60) })

export interface OpenedSideLink {
  purpose: SideLink
  state: SideLinkState
  /** Speaks for the side, over a link; a seat that this device may hold gives no further rights here. */
  ctx: Context
  held: PaperHeld
}

/** What a link for a side opens; null where it is none of ours. Nothing changes by reading: mail scanners open links (rule 5). */
export async function readSideLink(base: Context, given: unknown): Promise<OpenedSideLink | null> {
  const read = params.safeParse(given)
  if (!read.success) return null
  const { purpose, matchId: id, secret } = read.data
  if (!sameSecret(secret, signedSecret(base, purpose, id))) return null
  const match = await matchById(base.db, id)
  const side = sideOfLink(purpose)
  const { associationId } = await requestById(base.db, match.requestId)
  const organizationId = side === 'association' ? associationId : match.supporterId
  const told = await resultFactsOf(base.db, match.id, side)
  return {
    purpose,
    state: stateOfSideLink(purpose, match, told?.told ?? false, base.now),
    ctx: { ...withActor(base, { role: side, organizationId }, 'link'), idempotency: null, ifMatch: null },
    held: {
      ...{ code: '', organizationId, side, matchId: match.id },
      ...{ requestId: null, signUpId: null, noticeId: null },
    },
  }
}
