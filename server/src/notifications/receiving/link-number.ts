import { Refusal } from '@app/shared'
import type { Receiving } from '@app/shared/notifications/receiving'
import { audit } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { mobileNumber } from '../../platform/japanese.ts'
import { addJob, record } from '../../platform/outbox.ts'
import { hashOf, sameSecret } from '../../platform/secrets.ts'
import { countUse } from '../../platform/throttle.ts'
import { transact } from '../../platform/transact.ts'
import { codeHashOf, numberCode } from './code-hash.ts'
import { codeOf, countTry, dropCode, insertCode } from './codes.store.ts'
import { insertLink } from './links.store.ts'
import { receivingOf } from './receiving.queries.ts'

const aDay = 86_400

/** A code is sent to a mobile number, so that only who holds it links it. At most five a day from one person and to one number. */
export async function offerNumberCode(ctx: Context, typed: string): Promise<{ expiresAt: string }> {
  const { accountId } = ctx.actor
  if (!ctx.config.sms) throw new Refusal('not-found')
  if (!accountId) throw new Refusal('not-signed-in')
  const number = mobileNumber(typed)
  if (!number)
    throw new Refusal('invalid-input', undefined, [
      { pointer: '/number', detail: '携帯電話の番号を入れてください（090、080、070など）' },
    ])
  await countUse(ctx.db, `sms-code-of:${accountId}`, 5, aDay, ctx.now)
  await countUse(ctx.db, `sms-code-to:${hashOf(number)}`, 5, aDay, ctx.now)
  return transact(ctx, async (tx) => {
    const id = newId()
    const codeHash = codeHashOf(ctx, `${id}:${numberCode(ctx, id)}`)
    const expiresAt = await insertCode(tx, { id, accountId, channel: 'sms', codeHash, address: number }, ctx.now)
    await addJob(tx, 'send-sms-code', { codeId: id })
    await audit(tx, ctx, { act: 'account.sms-code-offered', subject: 'account', subjectId: accountId })
    return { expiresAt: expiresAt.toISOString() }
  })
}

/** The code came back: the number is its own. Five tries are counted before they are checked, so that a hundred at once are a hundred. */
export async function confirmNumber(ctx: Context, typed: string): Promise<Receiving> {
  const { accountId } = ctx.actor
  if (!ctx.config.sms) throw new Refusal('not-found')
  if (!accountId) throw new Refusal('not-signed-in')
  const tried = await countTry(ctx.db, accountId, ctx.now)
  if (!tried)
    throw new Refusal('wrong-moment', '番号の期限（10分）が切れたか、間違いが5回になりました。もう一度送ってください')
  return transact(ctx, async (tx) => {
    const offered = await codeOf(tx, tried.id)
    const code = typed.normalize('NFKC').replace(/\D/g, '')
    if (!offered?.address || !sameSecret(codeHashOf(ctx, `${tried.id}:${code}`), offered.codeHash))
      throw new Refusal('wrong-code')
    await dropCode(tx, tried.id)
    await insertLink(tx, { accountId, channel: 'sms', address: offered.address }, ctx.now)
    await record(tx, ctx, { type: 'account.channel-linked', accountId })
    return receivingOf(tx, ctx)
  })
}
