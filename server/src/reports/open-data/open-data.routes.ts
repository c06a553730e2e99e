import * as endpoints from '@app/shared/reports'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { routeOf } from '../../platform/endpoint-route.ts'
import { openDataFile, showOpenData } from './show-open-data.ts'

/** オープンデータ: files for everybody, and what they mean. */
export const openDataRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({ ...routeOf(endpoints.showOpenData), handler: (request) => showOpenData(request.context()) })
  app.route({
    ...routeOf(endpoints.downloadOpenData),
    handler: async (request, reply) => {
      const { name, type, bytes } = await openDataFile(request.context(), request.params.file)
      return reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(bytes)
    },
  })
}
