import * as endpoints from '@app/shared/reports'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { routeOf } from '../../platform/endpoint-route.ts'
import { exportsFor } from './exports.queries.ts'
import { fetchExport } from './fetch-export.ts'
import { makeExport } from './make-export.ts'

/** 書き出し: workbooks for the office, each with its purpose. */
export const exportsRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    ...routeOf(endpoints.makeExport),
    handler: async (request, reply) => reply.code(201).send(await makeExport(request.context(), request.body)),
  })
  app.route({
    ...routeOf(endpoints.listExports),
    handler: (request) => {
      const { db, actor } = request.context()
      return exportsFor(db, actor, request.query)
    },
  })
  app.route({
    ...routeOf(endpoints.fetchExport),
    handler: async (request, reply) => {
      const { name, bytes } = await fetchExport(request.context(), request.params.exportId)
      return reply
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(bytes)
    },
  })
}
