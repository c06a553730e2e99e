import { createHmac } from 'node:crypto'
import type { SmsConfig } from '../../platform/channel-config.ts'
import { sameSecret } from '../../platform/secrets.ts'
import type { Channel, Message, Outcome } from './channel.ts'
import { type Answered, isTemporary, jsonOf, post, secondsToWait } from './post.ts'
import { segmentsOf } from './segments.rules.ts'

/** Where the provider tells what became of a message. */
export const smsStatusPath = '/sms-status'

/** Errors after which nothing will ever reach the number: wrong, no mobile, its owner has said stop, unknown, a landline. */
const dead = new Set([21211, 21614, 21610, 30005, 30006])
export const isDeadNumber = (code: number): boolean => dead.has(code)

/** The reason of a sending of which nobody knows whether it arrived. */
export const smsUnknown = 'sms unknown'

/**
 * SMS over Twilio's `Messages.json`. It knows no key for retries, so what was handed over without an answer is not sent
 * again: the provider's word, which names our own number of the message, or else a telephone call clears it up.
 */
export const openSms = (config: SmsConfig, publicUrl: string): Channel => ({
  send: async (message): Promise<Outcome> => {
    const { accountSid, authToken, from, url } = config
    const body = new URLSearchParams({ To: message.to, From: from, Body: textOf(message) })
    // the provider calls only what it can reach
    const wordFollows = publicUrl.startsWith('https://') || !url.startsWith('https://')
    if (wordFollows) body.set('StatusCallback', `${publicUrl}${smsStatusPath}?of=${message.id}`)
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`,
    }
    const answer = await post(`${url}/2010-04-01/Accounts/${accountSid}/Messages.json`, headers, body.toString())
    if (answer === 'unsent') return { kind: 'later', reason: 'sms unreachable' }
    if (answer === 'unanswered' || isUndecided(answer)) return { kind: 'unknown', reason: smsUnknown, wordFollows }
    return outcomeOf(answer)
  },
})

/** Trouble in the middle, after which it may have been taken or not; 429 and 503 say that it was not. */
const isUndecided = ({ status }: Answered): boolean => status >= 500 && status !== 503

function outcomeOf(answer: Answered): Outcome {
  const { status } = answer
  const said = jsonOf(answer)
  if (status === 200 || status === 201)
    return { kind: 'accepted', providerId: typeof said.sid === 'string' ? said.sid : null }
  if (isTemporary(status) || status === 401) return { kind: 'later', reason: `sms ${status}`, ...secondsToWait(answer) }
  const code = typeof said.code === 'number' ? said.code : status
  return { kind: 'refused', reason: `sms ${code}`, isDead: isDeadNumber(code) }
}

/** One segment: who we are and the link, or the link alone where that would be two. */
export function textOf({ shortUrl, words }: Pick<Message, 'shortUrl' | 'words'>): string {
  if (words) return words
  const text = `あつ活サポーターのお知らせ\n${shortUrl}`
  return segmentsOf(text) === 1 ? text : shortUrl
}

/** The provider signs the address it calls and everything it says, in the order of the names (HMAC-SHA1, base64). */
export function isSignedByProvider({ authToken }: SmsConfig, url: string, said: URLSearchParams, signature: unknown) {
  const names = [...new Set(said.keys())].toSorted()
  const text = url + names.map((name) => name + said.getAll(name).join('')).join('')
  const right = createHmac('sha1', authToken).update(text).digest('base64')
  return typeof signature === 'string' && sameSecret(signature, right)
}
