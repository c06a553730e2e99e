import { showPageCode, showSite } from '@app/shared/kernel/site.endpoints'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Config } from './config.ts'
import { routeOf } from './endpoint-route.ts'
import { qrSvg } from './qr.ts'

/** What the server tells everybody about itself. */
export const siteRoutes: FastifyPluginAsyncZod<{ config: Config }> = async (app, { config }) => {
  const { demo, centreName, centrePhone, publicUrl } = config
  app.route({
    ...routeOf(showSite),
    handler: async () => ({ name: 'あつ活サポーター', demo, mailCatcher: demo, centreName, centrePhone }),
  })
  app.route({
    ...routeOf(showPageCode),
    handler: async (request, reply) =>
      reply.type('image/svg+xml').send(qrSvg(`${publicUrl}${request.query.path}`, 'この画面へのQRコード')),
  })
}
