import type { PushConfig } from '../../platform/channel-config.ts'
import type { Channel } from './channel.ts'
import { isTemporary, post, secondsToWait } from './post.ts'
import { encrypted, isPushAddress, vapid } from './web-push.ts'

/** How long the maker of the browser keeps what it cannot hand over: a day. */
const keptFor = '86400'

/**
 * Web Push (RFC 8030). The topic makes a message that is sent twice replace itself while it waits, and the browser shows it
 * once under its tag.
 */
export const openPush = (config: PushConfig, clock: () => Date): Channel => ({
  send: async ({ id, to, title, shortUrl, keys }) => {
    if (!keys || !isPushAddress(config, to)) return { kind: 'refused', reason: 'push address', isDead: true }
    const payload = { title: 'お知らせがあります', body: title, path: new URL(shortUrl).pathname, tag: id }
    const headers = {
      authorization: vapid(config, to, clock()),
      'content-type': 'application/octet-stream',
      'content-encoding': 'aes128gcm',
      ttl: keptFor,
      topic: id.replaceAll('-', ''),
      urgency: 'normal',
    }
    const answer = await post(to, headers, new Uint8Array(encrypted(JSON.stringify(payload), keys)))
    if (typeof answer === 'string') return { kind: 'later', reason: 'push unreachable' }
    const { status } = answer
    if (status >= 200 && status < 300) return { kind: 'accepted', providerId: null }
    if (isTemporary(status) || status === 401)
      return { kind: 'later', reason: `push ${status}`, ...secondsToWait(answer) }
    // 403: asked for with another key of ours
    return { kind: 'refused', reason: `push ${status}`, isDead: [403, 404, 410].includes(status) }
  },
})
