import { Refusal } from '@app/shared'
import type { BrowserAddress, Receiving } from '@app/shared/notifications/receiving'
import { audit } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import { transact } from '../../platform/transact.ts'
import { isPushAddress } from '../channels/web-push.ts'
import { insertLink, linksOf } from './links.store.ts'
import { receivingOf } from './receiving.queries.ts'

const mostBrowsers = 10

/** Notices appear in this browser from now on, also while the site is closed; whoever used it before is not shown there any more. */
export function addBrowser(ctx: Context, { endpoint, p256dh, auth }: BrowserAddress): Promise<Receiving> {
  const { push } = ctx.config
  const { accountId } = ctx.actor
  if (!push) throw new Refusal('not-found')
  if (!accountId) throw new Refusal('not-signed-in')
  if (!isPushAddress(push, endpoint)) throw new Refusal('invalid-input', 'このブラウザには対応していません')
  return transact(ctx, async (tx) => {
    const mine = (await linksOf(tx, [accountId])).filter(({ channel }) => channel === 'push')
    if (mine.length >= mostBrowsers)
      throw new Refusal('no-room-left', 'ブラウザは10台までです。使っていないものをやめてください')
    const link = { accountId, channel: 'push', address: endpoint, pushKey: p256dh, pushAuth: auth } as const
    await insertLink(tx, { ...link, device: ctx.device }, ctx.now)
    await audit(tx, ctx, { act: 'account.browser-added', subject: 'account', subjectId: accountId })
    return receivingOf(tx, ctx)
  })
}
