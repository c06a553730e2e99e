import type { RequestId } from '@app/shared'
import type { Tx } from '../../platform/db.ts'
import { requestFacts, type RequestFacts } from '../facts.queries.ts'
import { links } from '../links.rules.ts'
import { nobody, type WritersOf } from '../notice.ts'
import { savedWishTexts as texts } from '../texts/saved-wish-texts.ts'

/** What still stands of the new requests when they are told. */
async function stillOpen(tx: Tx, ids: readonly RequestId[]): Promise<RequestFacts[]> {
  const facts: RequestFacts[] = []
  for (const id of ids) facts.push(await requestFacts(tx, id))
  return facts.filter(({ request }) => request.status === 'open' && request.published)
}

/** Who hears of new requests that fit its wishes: worth a mail to whoever wished it, but no call. */
export const savedWishWriters: WritersOf<'saved-wish'> = {
  'saved-wish.saved': nobody,
  'saved-wish.changed': nobody,
  'saved-wish.removed': nobody,
  'saved-wish.found': async (tx, { organizationId: id, requestIds }) => {
    const open = await stillOpen(tx, requestIds)
    if (open.length === 0) return []
    const leadsTo = open.length === 1 ? links.request(open[0]!.request.id) : links.requests()
    return [{ to: { kind: 'organization', id, neverByPhone: true }, words: texts.found(open), leadsTo }]
  },
}
