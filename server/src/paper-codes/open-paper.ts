import { contactOf, organizationById } from '../organizations/index.ts'
import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import type { Tx } from '../platform/db.ts'
import { record } from '../platform/outbox.ts'
import { readCode, sameSecret, signedSecret } from '../platform/secrets.ts'
import { transact } from '../platform/transact.ts'
import { isRight, mostMisses, mostWrongDigits, opensWith, stateOf } from './digits.rules.ts'
import { countMiss, lockPaper, paperByCode, type PaperCodeRow, refuseGuessers, savePaper } from './paper-codes.store.ts'

/** What becomes of a try to open a paper. */
export type Tried =
  | { opened: PaperCodeRow; side: 'association' | 'supporter' }
  | { refused: 'unknown' | 'locked' | 'expired' | 'retired' | 'no-number' | 'wrong-digits' }

/**
 * Somebody types a code, and the last four digits of the organization's number. The right ones open exactly that paper;
 * wrong ones are counted per paper and per network, and a count that is too high locks the paper and alarms the centre.
 */
export async function openPaper(
  ctx: Context,
  typed: { code: string; digits: string },
  network: string,
): Promise<Tried> {
  await refuseGuessers(ctx.db, network, ctx.now)
  return transact({ ...ctx, idempotency: null }, async (tx): Promise<Tried> => {
    const paper = await lockPaper(tx, readCode(typed.code))
    if (!paper) return { refused: await missed(tx, ctx, network, null) }
    const { id, organizationId } = paper
    const state = stateOf(paper, ctx.now)
    const numbers = await contactOf(tx, organizationId)
    const line = { subject: 'paper-code', subjectId: id, organizationId }
    if (state !== 'open' || !opensWith(numbers)) {
      await audit(tx, ctx, { act: 'paper-code.refused', ...line })
      return { refused: state === 'open' ? 'no-number' : state }
    }
    if (!isRight(typed.digits, numbers)) return { refused: await missed(tx, ctx, network, paper) }
    await savePaper(tx, id, { wrongDigits: 0, openedAt: ctx.now })
    await audit(tx, ctx, { act: 'paper-code.opened', ...line })
    return { opened: paper, side: (await organizationById(tx, organizationId)).kind }
  })
}

/** Somebody follows a code that nobody has; it counts as a guess. */
export const missCode = (ctx: Context, network: string): Promise<'unknown' | 'locked' | 'wrong-digits'> =>
  transact({ ...ctx, idempotency: null }, (tx) => missed(tx, ctx, network, null))

async function missed(tx: Tx, ctx: Context, network: string, paper: PaperCodeRow | null) {
  const mark = signedSecret(ctx, 'network', network).slice(0, 8)
  const misses = await countMiss(tx, network, ctx.now)
  await audit(tx, ctx, {
    act: paper ? 'paper-code.wrong-digits' : 'paper-code.unknown',
    subject: 'paper-code',
    subjectId: paper?.id ?? null,
    organizationId: paper?.organizationId ?? null,
    detail: { network: mark, misses },
  })
  if (misses === mostMisses.count) await record(tx, ctx, { type: 'paper-code.guessed', network: mark })
  if (!paper) return 'unknown' as const

  const wrongDigits = paper.wrongDigits + 1
  const locks = wrongDigits >= mostWrongDigits
  await savePaper(tx, paper.id, { wrongDigits, ...(locks && { lockedAt: ctx.now }) })
  if (locks) await record(tx, ctx, { type: 'paper-code.locked', paperCodeId: paper.id })
  return locks ? ('locked' as const) : ('wrong-digits' as const)
}

/** A paper that was opened on this device a little while ago, as long as its code still stands. */
export async function openedBefore(ctx: Context, code: string, grant: string | undefined): Promise<Tried | null> {
  const paper = await paperByCode(ctx.db, code)
  if (!paper) return { refused: 'unknown' }
  const state = stateOf(paper, ctx.now)
  if (state !== 'open') return { refused: state }
  return ctx.db.transaction(async (tx) => {
    if (!opensWith(await contactOf(tx, paper.organizationId))) return { refused: 'no-number' as const }
    if (!grant || !isGrant(ctx, paper, grant)) return null
    return { opened: paper, side: (await organizationById(tx, paper.organizationId)).kind }
  })
}

/** Proof for this device that the right digits were typed: for one paper, until a time; nothing of it rests here. */
export function grantFor(ctx: Context, { id }: PaperCodeRow, until: Date): string {
  const end = String(until.getTime())
  return `${end}.${signedSecret(ctx, 'paper', `${id}:${end}`)}`
}

function isGrant(ctx: Context, paper: PaperCodeRow, given: string): boolean {
  const until = new Date(Number(given.split('.')[0]))
  return until > ctx.now && sameSecret(given, grantFor(ctx, paper, until))
}
