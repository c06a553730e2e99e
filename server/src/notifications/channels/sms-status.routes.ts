import { Refusal } from '@app/shared'
import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import type { Config } from '../../platform/config.ts'
import { systemContext } from '../../platform/context.ts'
import { hearSmsStatus } from './hear-sms-status.ts'
import { isSignedByProvider, smsStatusPath } from './sms-channel.ts'

const bodyLimit = 16 * 1024

/** Where the provider of SMS tells what became of a message. Unsigned, the page is not there. */
export const smsStatusRoutes: FastifyPluginAsync<{ config: Config }> = async (app, { config: { sms }, config }) => {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit },
    (_request, body, done) => done(null, body),
  )
  app.post<{ Querystring: { of?: unknown } }>(smsStatusPath, { bodyLimit }, async (request) => {
    if (!sms || typeof request.body !== 'string') throw new Refusal('not-found')
    const said = new URLSearchParams(request.body)
    const url = config.publicUrl + request.url
    if (!isSignedByProvider(sms, url, said, request.headers['x-twilio-signature'])) throw new Refusal('not-found')
    const { db, now } = request.context()
    const of = z.uuid().safeParse(request.query.of)
    await hearSmsStatus(systemContext({ db, config, now }), said, of.data ?? null)
    return {}
  })
}
