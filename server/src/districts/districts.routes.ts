import { Refusal } from '@app/shared'
import * as endpoints from '@app/shared/districts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { routeOf } from '../platform/endpoint-route.ts'
import { districtsFor } from './districts.queries.ts'
import { editDistrict } from './edit-district.ts'

export const districtsRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    ...routeOf(endpoints.listDistricts),
    handler: async (request) => {
      const { db, actor } = request.context()
      return { items: await districtsFor(db, actor) }
    },
  })
  app.route({
    ...routeOf(endpoints.editDistrict),
    handler: (request) => {
      const id = endpoints.districtId.safeParse(request.params.districtId)
      if (!id.success) throw new Refusal('not-found')
      return editDistrict(request.context(), id.data, request.body)
    },
  })
}
