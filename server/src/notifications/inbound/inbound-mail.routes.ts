import { Refusal } from '@app/shared'
import type { FastifyPluginAsync } from 'fastify'
import type { Config } from '../../platform/config.ts'
import { systemContext } from '../../platform/context.ts'
import { sameSecret } from '../../platform/secrets.ts'
import { mostBytes, receiveMail } from './receive-mail.ts'

const bodyLimit = mostBytes

/**
 * Where a mail server hands in what came to the reply address, as it stands (message/rfc822), with
 * `Authorization: Bearer INBOUND_MAIL_SECRET`. Answers what became of it; without the setting the page is not there.
 */
export const inboundMailRoutes: FastifyPluginAsync<{ config: Config }> = async (app, { config }) => {
  const { inboundMailSecret } = config
  app.addContentTypeParser(
    ['message/rfc822', 'text/plain', 'application/octet-stream'],
    { parseAs: 'buffer', bodyLimit },
    (_request, body, done) => done(null, body),
  )
  app.post('/inbound-mail', { bodyLimit }, async (request) => {
    if (!inboundMailSecret) throw new Refusal('not-found')
    const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
    if (!sameSecret(given, inboundMailSecret)) throw new Refusal('not-found')
    if (!Buffer.isBuffer(request.body) || request.body.length === 0) throw new Refusal('unsupported-body')
    const { db, now } = request.context()
    return { became: await receiveMail(systemContext({ db, config, now }), request.body) }
  })
}
