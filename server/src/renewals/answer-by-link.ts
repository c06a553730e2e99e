import { Refusal } from '@app/shared'
import type { RenewalAnswer } from '@app/shared/renewals'
import { type Context, withActor } from '../platform/context.ts'
import { hashOf } from '../platform/secrets.ts'
import { transact } from '../platform/transact.ts'
import { holdQuestion, takeAnswer } from './answer-renewal.ts'
import type { RenewalFacts } from './renewal-page.ts'
import { pageFactsOf } from './renewals.queries.ts'
import { renewalByHash, type RenewalRow } from './renewals.store.ts'

/** How a link stands: it waits for an answer, was answered, or nothing can be answered with it any more. */
export type RenewalLink =
  | { state: 'open'; facts: RenewalFacts }
  | { state: 'answered'; answer: NonNullable<RenewalRow['answer']>; fiscalYear: number }
  | { state: 'over' }

/** Reads what a link is about. Nothing changes by reading: mail scanners open links (rule 5). */
export async function readRenewalLink({ db, now }: Context, secret: string): Promise<RenewalLink> {
  const renewal = await renewalByHash(db, hashOf(secret))
  if (!renewal) return { state: 'over' }
  if (renewal.answer) return { state: 'answered', answer: renewal.answer, fiscalYear: renewal.fiscalYear }
  const facts = await pageFactsOf(db, renewal.id)
  if (renewal.setAsideAt || renewal.linkEndsAt <= now || !facts) return { state: 'over' }
  return { state: 'open', facts }
}

/**
 * The supporter presses a button of the mailed page. The link is its proof and its idempotency key: pressed again, even
 * at the same moment (registration and question are held), what was answered first stands.
 */
export async function answerRenewalByLink(base: Context, secret: string, said: RenewalAnswer): Promise<void> {
  const found = await renewalByHash(base.db, hashOf(secret))
  if (!found) throw new Refusal('link-spent')
  const { organizationId } = found
  const bearer = withActor(base, { role: 'supporter', organizationId, accountId: null, seatId: null }, 'link')
  const ctx = { ...bearer, onBehalfOf: null, idempotency: null, ifMatch: null }
  await transact(ctx, async (tx) => {
    const { held, renewal } = await holdQuestion(tx, ctx, organizationId)
    if (renewal.id !== found.id || renewal.linkEndsAt <= ctx.now) throw new Refusal('link-spent')
    await takeAnswer(tx, ctx, { held, renewal, side: 'supporter' }, said)
  })
}
