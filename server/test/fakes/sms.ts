import { createHmac, randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { type Answer, listening } from './listening.ts'

const accountSid = `AC${'0'.repeat(31)}1`
const authToken = 'auth token of the tests'

/** A provider of SMS that speaks Twilio's Messages.json: who calls, what shape, which errors, and signed word afterwards. */
export async function fakeSms() {
  const sent: { sid: string; to: string; body: string; callback: string | null }[] = []
  const troubles: (number | { status: number; code: number } | { status: number; headers: Record<string, string> })[] =
    []
  /** How many of the next it takes without saying so: the line breaks first. */
  const cuts = { left: 0 }
  const stopped = new Set<string>()

  /** Happens after a message was taken and before that is said. */
  const taken: { before?: (() => Promise<unknown>) | undefined } = {}
  const server = await listening(async (request, body): Promise<Answer | 'cut'> => {
    const no = (status: number, code: number, message: string) => ({ status, json: { code, message, status } })
    const basic = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`
    if (request.headers.authorization !== basic) return no(401, 20003, 'Authenticate')
    if (request.url !== `/2010-04-01/Accounts/${accountSid}/Messages.json`) return no(404, 20404, 'Not found')
    const trouble = troubles.shift()
    if (typeof trouble === 'number') return no(trouble, 20429, 'trouble')
    if (trouble && 'code' in trouble) return no(trouble.status, trouble.code, 'trouble')
    if (trouble) return { ...no(trouble.status, 20429, 'trouble'), headers: trouble.headers }
    if (request.headers['content-type'] !== 'application/x-www-form-urlencoded')
      return no(400, 21602, 'Body is required')
    const said = new URLSearchParams(body)
    const [to, text] = [said.get('To') ?? '', said.get('Body') ?? '']
    if (!/^\+[1-9]\d{6,14}$/.test(to)) return no(400, 21211, "Invalid 'To' Phone Number")
    if (!said.get('From')) return no(400, 21603, "A 'From' phone number is required")
    if (!text) return no(400, 21602, 'Message body is required')
    if (stopped.has(to)) return no(400, 21610, 'Attempt to send to unsubscribed recipient')
    const sid = `SM${randomBytes(16).toString('hex')}`
    sent.push({ sid, to, body: text, callback: said.get('StatusCallback') })
    await taken.before?.()
    if (cuts.left > 0) return (cuts.left--, 'cut')
    return { status: 201, json: { sid, status: 'queued', to, num_segments: '1' } }
  })

  /** Tells what became of a message, signed as the real one signs. */
  const tell = (
    app: FastifyInstance,
    publicUrl: string,
    said: Record<string, string>,
    signature?: string,
    path = '/sms-status',
  ) => {
    const names = Object.keys(said).toSorted()
    const text = `${publicUrl}${path}${names.map((name) => name + said[name]).join('')}`
    const own = createHmac('sha1', authToken).update(text).digest('base64')
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature ?? own }
    const payload = new URLSearchParams(said).toString()
    return app.inject({ method: 'POST', url: path, headers, payload })
  }
  return {
    env: { SMS_ACCOUNT_SID: accountSid, SMS_AUTH_TOKEN: authToken, SMS_FROM: '+81500000000', SMS_API_URL: server.url },
    sent,
    troubles,
    stopped,
    cuts,
    taken,
    tell,
    close: server.close,
  }
}
