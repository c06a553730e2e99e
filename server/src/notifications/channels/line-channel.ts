import type { LineConfig } from '../../platform/channel-config.ts'
import type { Channel } from './channel.ts'
import { type Answered, isTemporary, jsonOf, post, secondsToWait } from './post.ts'

const headersOf = ({ token }: LineConfig) => ({
  'content-type': 'application/json',
  authorization: `Bearer ${token}`,
})

/**
 * LINE Messaging API, push messages. The retry key makes a message count once however often it is sent: taken before, the
 * other side answers 409.
 */
export const openLine = (config: LineConfig): Channel => ({
  send: async ({ id, to, title, url }) => {
    const body = JSON.stringify({ to, messages: [textOf(`${title}\n${url}`)] })
    const headers = { ...headersOf(config), 'x-line-retry-key': id }
    const answer = await post(`${config.url}/v2/bot/message/push`, headers, body)
    if (typeof answer === 'string') return { kind: 'later', reason: 'line unreachable' }
    const { status } = answer
    if (status === 200) return { kind: 'accepted', providerId: idOf(answer) }
    if (status === 409) return { kind: 'accepted', providerId: answer.headers.get('x-line-accepted-request-id') }
    // 401: the city's token is wrong; that is nobody's address, and may be mended
    if (isTemporary(status) || status === 401)
      return { kind: 'later', reason: `line ${status}`, ...secondsToWait(answer) }
    return { kind: 'refused', reason: `line ${status}`, isDead: namesReceiver(answer) }
  },
})

/** Answers what somebody wrote to the bot; the token is good once and for about a minute, so nobody tries again. */
export async function answerOnLine(config: LineConfig, replyToken: string, text: string): Promise<void> {
  await post(
    `${config.url}/v2/bot/message/reply`,
    headersOf(config),
    JSON.stringify({ replyToken, messages: [textOf(text)] }),
  )
}

const textOf = (text: string) => ({ type: 'text', text })

/** It is the receiver that is wrong, not the message. */
const namesReceiver = (answer: Answered): boolean =>
  answer.status === 400 && /'to'|"property":\s*"to"/.test(answer.text)

function idOf(answer: Answered): string | null {
  const [first] = (jsonOf(answer).sentMessages ?? []) as { id?: unknown }[]
  return typeof first?.id === 'string' ? first.id : answer.headers.get('x-line-request-id')
}
