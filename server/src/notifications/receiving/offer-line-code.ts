import { Refusal } from '@app/shared'
import type { LineCode } from '@app/shared/notifications/receiving'
import { audit } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { qrSvg } from '../../platform/qr.ts'
import { newCode } from '../../platform/secrets.ts'
import { transact } from '../../platform/transact.ts'
import { codeHashOf } from './code-hash.ts'
import { insertCode } from './codes.store.ts'

/** A code for the city's LINE account: who sends it within ten minutes is linked. A new one makes the one before it dead. */
export function offerLineCode(ctx: Context): Promise<LineCode> {
  const { line } = ctx.config
  const { accountId } = ctx.actor
  if (!line) throw new Refusal('not-found')
  if (!accountId) throw new Refusal('not-signed-in')
  const code = newCode()
  // the answer is kept under no key: it would rest in the database
  return transact({ ...ctx, idempotency: null }, async (tx) => {
    const kept = { id: newId(), accountId, channel: 'line', codeHash: codeHashOf(ctx, code), address: null } as const
    const expiresAt = await insertCode(tx, kept, ctx.now)
    await audit(tx, ctx, { act: 'account.line-code-offered', subject: 'account', subjectId: accountId })
    const openUrl = `https://line.me/R/oaMessage/${encodeURIComponent(line.botId)}/?${encodeURIComponent(code)}`
    return { code, expiresAt: expiresAt.toISOString(), openUrl, qr: qrSvg(openUrl, 'LINEで読み取る四角いコード') }
  })
}
