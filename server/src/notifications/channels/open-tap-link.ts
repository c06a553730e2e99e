import type { Context } from '../../platform/context.ts'
import { opened } from '../sealed-links.ts'
import { linkOf, noticesTold } from './sendings.store.ts'
import { isStillTheirs } from './still-theirs.ts'
import { isOneTap, isTapCode } from './tap-links.rules.ts'
import { sendingOfTap } from './tap-links.store.ts'

/**
 * Where the code of an SMS leads: the very page of the mail's signed link, which says itself what is left to answer. Null
 * once its time is over, the number is not the person's any more, or the person has left. Nothing changes by opening.
 */
export async function openTapLink(ctx: Context, code: string): Promise<string | null> {
  const sending = isTapCode(code) ? await sendingOfTap(ctx.db, code, ctx.now) : null
  if (!sending?.linkId || !isOneTap(sending.leadsTo)) return null
  const [notice] = await noticesTold(ctx.db, sending.id)
  if (!notice || !(await linkOf(ctx.db, sending.linkId))) return null
  return (await isStillTheirs(ctx.db, sending, notice, ctx.now)) ? opened(ctx, sending.leadsTo) : null
}
