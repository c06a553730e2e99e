import { Refusal } from '@app/shared'
import type { FastifyPluginAsync } from 'fastify'
import type { Config } from '../../platform/config.ts'
import { systemContext } from '../../platform/context.ts'
import { hearLine } from './hear-line.ts'
import { isSignedByLine } from './line-signature.ts'

const bodyLimit = 256 * 1024

/**
 * Where LINE hands in what happened at the city's account: somebody added it, blocked it, or wrote to it. Signed over the
 * raw body; without the setting, or with a wrong signature, the page is not there.
 */
export const lineWebhookRoutes: FastifyPluginAsync<{ config: Config }> = async (app, { config: { line }, config }) => {
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit }, (_request, body, done) =>
    done(null, body),
  )
  app.post('/line-webhook', { bodyLimit }, async (request) => {
    const { body, headers } = request
    if (!line || !Buffer.isBuffer(body)) throw new Refusal('not-found')
    if (!isSignedByLine(line.secret, body, headers['x-line-signature'])) throw new Refusal('not-found')
    const { db, now } = request.context()
    await hearLine(systemContext({ db, config, now }), body.toString('utf8'))
    return {}
  })
}
