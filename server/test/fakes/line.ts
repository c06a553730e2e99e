import { createHmac, randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { type Answer, listening } from './listening.ts'

const token = 'channel access token of the tests'
const secret = 'channel secret of the tests'
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

interface Pushed {
  to: string
  text: string
  retryKey: string
}

/**
 * LINE as its Messaging API describes itself: checks token, shape and retry key as the real one does, and signs what it
 * hands in. Only its users are made up.
 */
export async function fakeLine() {
  const pushed: Pushed[] = []
  const replied: { token: string; text: string }[] = []
  const taken = new Map<string, string>()
  /** Answers it gives next instead of taking the message: a status, or one with headers. */
  const troubles: (number | { status: number; headers: Record<string, string> })[] = []
  /** How many of the next pushes it takes without saying so: the line breaks first. */
  const cuts = { left: 0 }
  const gone = new Set<string>()
  const spentTokens = new Set<string>()
  /** Every request that came, whatever was answered. */
  const seen: { path: string; status: number }[] = []

  const server = await listening((request, body) => {
    const answer = respond(request.url ?? '', request.headers, body)
    seen.push({ path: request.url ?? '', status: answer.status })
    if (answer.status === 200 && cuts.left > 0) return (cuts.left--, 'cut')
    return answer
  })

  function respond(path: string, headers: NodeJS.Dict<string | string[]>, body: string): Answer {
    const no = (status: number, message: string, details: object[] = []) => ({ status, json: { message, details } })
    if (headers.authorization !== `Bearer ${token}`) return no(401, 'Authentication failed')
    if (headers['content-type'] !== 'application/json') return no(415, 'Unsupported media type')
    const trouble = troubles.shift()
    if (trouble) {
      const { status, headers: more = {} } = typeof trouble === 'number' ? { status: trouble } : trouble
      return { status, json: { message: 'trouble' }, headers: more as Record<string, string> }
    }
    const said = JSON.parse(body) as { to?: string; replyToken?: string; messages?: { type: string; text: string }[] }
    const [message, ...others] = said.messages ?? []
    if (message?.type !== 'text' || !message.text || message.text.length > 5_000 || others.length > 4)
      return no(400, 'The request body has 1 error(s)', [{ property: 'messages[0].text', message: 'May not be empty' }])
    if (path === '/v2/bot/message/reply') {
      if (!said.replyToken || spentTokens.has(said.replyToken)) return no(400, 'Invalid reply token')
      spentTokens.add(said.replyToken)
      replied.push({ token: said.replyToken, text: message.text })
      return { status: 200, json: { sentMessages: [{ id: '1', quoteToken: 'q' }] } }
    }
    if (path !== '/v2/bot/message/push') return no(404, 'Not found')
    const retryKey = headers['x-line-retry-key']
    if (typeof retryKey !== 'string' || !uuid.test(retryKey)) return no(400, 'Invalid retry key')
    const before = taken.get(retryKey)
    if (before)
      return { ...no(409, 'The retry key is already accepted'), headers: { 'x-line-accepted-request-id': before } }
    if (!/^U[0-9a-f]{32}$/.test(said.to ?? '') || gone.has(said.to!))
      return no(400, "The property, 'to', in the request body is invalid (line: -, column: -)")
    const id = randomUUID()
    taken.set(retryKey, id)
    pushed.push({ to: said.to!, text: message.text, retryKey })
    return { status: 200, json: { sentMessages: [{ id, quoteToken: 'q' }] }, headers: { 'x-line-request-id': id } }
  }

  /** Hands in what happened, signed. */
  const handIn = (app: FastifyInstance, events: object[], signature?: string) => {
    const payload = Buffer.from(JSON.stringify({ destination: 'Ubot', events }))
    const own = createHmac('sha256', secret).update(payload).digest('base64')
    const headers = { 'content-type': 'application/json', 'x-line-signature': signature ?? own }
    return app.inject({ method: 'POST', url: '/line-webhook', headers, payload })
  }

  return {
    env: { LINE_CHANNEL_SECRET: secret, LINE_CHANNEL_TOKEN: token, LINE_BOT_ID: '@123abcde', LINE_API_URL: server.url },
    pushed,
    replied,
    troubles,
    cuts,
    gone,
    seen,
    handIn,
    close: server.close,
    /** Events as LINE writes them. */
    says: (userId: string, text: string, at: Date) => ({
      ...eventOf('message', userId, at),
      replyToken: randomUUID(),
      message: { type: 'text', id: '1', text, quoteToken: 'q' },
    }),
    follows: (userId: string, at: Date) => ({ ...eventOf('follow', userId, at), replyToken: randomUUID() }),
    blocks: (userId: string, at: Date) => eventOf('unfollow', userId, at),
  }
}

const eventOf = (type: string, userId: string, at: Date) => ({
  type,
  mode: 'active',
  timestamp: at.getTime(),
  webhookEventId: randomUUID(),
  deliveryContext: { isRedelivery: false },
  source: { type: 'user', userId },
})

/** A made-up LINE user. */
export const lineUser = (n: number): string => `U${n.toString(16).padStart(32, '0')}`
