import type { OrganizationId } from '@app/shared'
import type { SignUpStatus } from '@app/shared/exchange-meetings'
import { departed } from '@app/shared/organizations'
import { standingOfSupporter } from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import { eachInTurn } from '../platform/each-in-turn.ts'
import { endSignUp, holdSignUp } from './cancel-sign-up.ts'
import { signUpsOfDeparted } from './departed.queries.ts'

const reason = '団体のサポーターの登録が終わったため'
const running: readonly SignUpStatus[] = ['confirmed', 'waitlisted', 'offered']

/**
 * A supporter left: its seats at coming meetings go to whoever waits. Who is only suspended keeps its seat. Each
 * sign-up is a transaction of its own, after the registration has moved (docs/decisions/0005).
 */
export async function cancelSignUpsOfDeparted(ctx: Context, one: OrganizationId | null = null): Promise<number> {
  const left = await signUpsOfDeparted(ctx.db, one)
  return eachInTurn(ctx, left, async (tx, { organizationId, ...signUp }) => {
    const held = await holdSignUp(tx, signUp)
    const hasLeft = departed.includes(await standingOfSupporter(tx, organizationId))
    if (!hasLeft || !running.includes(held.status)) return false
    await endSignUp(tx, ctx, held, 'system', reason)
    return true
  })
}
