import type { OrganizationId } from '@app/shared'
import type { MeetingSide, SignUpStatus } from '@app/shared/exchange-meetings'
import { departed } from '@app/shared/organizations'
import { dissolutionOf, standingOfSupporter } from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { eachInTurn } from '../platform/each-in-turn.ts'
import { endSignUp, holdSignUp } from './cancel-sign-up.ts'
import { signUpsOfDeparted } from './departed.queries.ts'

const left = '団体のサポーターの登録が終わったため'
const running: readonly SignUpStatus[] = ['confirmed', 'waitlisted', 'offered']

/**
 * A supporter left, or an association was dissolved: its seats at coming meetings go to whoever waits. Who is only suspended keeps its seat. Each
 * sign-up is a transaction of its own, after the registration has moved (docs/decisions/0005).
 */
export async function cancelSignUpsOfDeparted(ctx: Context, one: OrganizationId | null = null): Promise<number> {
  const found = await signUpsOfDeparted(ctx.db, one)
  return eachInTurn(ctx, found, async (tx, { organizationId, ...signUp }) => {
    const held = await holdSignUp(tx, signUp)
    const reason = await whyGone(tx, organizationId, held.side)
    if (!reason || !running.includes(held.status)) return false
    await endSignUp(tx, ctx, held, 'system', reason)
    return true
  })
}

/** Why it does not come any more; null while it is there. */
async function whyGone(tx: Tx, id: OrganizationId, side: MeetingSide): Promise<string | null> {
  if (side === 'supporter') return departed.includes(await standingOfSupporter(tx, id)) ? left : null
  const why = await dissolutionOf(tx, id)
  return why === null ? null : `自治会が解散したため（${why}）`
}
