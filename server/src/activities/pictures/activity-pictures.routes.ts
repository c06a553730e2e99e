import * as endpoints from '@app/shared/activities'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { matchSeen } from '../../matches/index.ts'
import { routeOf } from '../../platform/endpoint-route.ts'
import { uploadLimit } from '../../platform/files/upload.ts'
import {
  activityPicturesOf,
  matchOfPicture,
  pictureLookedAt,
  picturesToCheck,
  publicActivityPicture,
} from './activity-pictures.queries.ts'
import { checkActivityPicture, returnActivityPicture } from './check-picture.ts'
import { addActivityPicture, removeActivityPicture } from './hand-in-picture.ts'
import { sendPicture } from './picture-reply.routes.ts'

/** Minutes for which a copy may be shown without asking: so long somebody who takes it back may still see it. */
const publicMinutes = 5

/** 活動の写真: handed in by a side, looked at by a person of the centre, shown by a story. */
export const activityPicturesRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    ...routeOf(endpoints.listActivityPictures),
    handler: async (request) => {
      const { db, actor } = request.context()
      const { id } = await matchSeen(db, actor, request.params.matchId)
      return { items: await activityPicturesOf(db, actor, id) }
    },
  })
  app.route({
    ...routeOf(endpoints.addActivityPicture),
    ...uploadLimit,
    handler: async (request, reply) => {
      const items = await addActivityPicture(request.context(), request.params.matchId, request.body)
      return reply.code(201).send({ items })
    },
  })
  app.route({
    ...routeOf(endpoints.removeActivityPicture),
    handler: async (request) => {
      const { activityPictureId: id } = request.params
      const matchId = await matchOfPicture(request.context().db, id)
      return { items: await removeActivityPicture(request.context(), id, matchId) }
    },
  })
  app.route({
    ...routeOf(endpoints.checkActivityPicture),
    handler: async (request) => ({
      items: await checkActivityPicture(request.context(), request.params.activityPictureId, request.body),
    }),
  })
  app.route({
    ...routeOf(endpoints.returnActivityPicture),
    handler: async (request) => ({
      items: await returnActivityPicture(request.context(), request.params.activityPictureId, request.body.reason),
    }),
  })
  app.route({
    ...routeOf(endpoints.listPicturesToCheck),
    handler: async (request) => ({ items: await picturesToCheck(request.context().db) }),
  })
  app.route({
    ...routeOf(endpoints.lookAtActivityPicture),
    handler: async (request, reply) => {
      const { db, actor } = request.context()
      return sendPicture(reply, await pictureLookedAt(db, actor, request.params.activityPictureId))
    },
  })
  app.route({
    ...routeOf(endpoints.showActivityPicture),
    handler: async (request, reply) => {
      const picture = await publicActivityPicture(request.context().db, request.params.activityPictureId)
      const etag = `"${picture.sha256}"`
      void reply.header('cache-control', `public, max-age=${publicMinutes * 60}, must-revalidate`).header('etag', etag)
      const hasIt = request.headers['if-none-match']?.includes(etag) ?? false
      return hasIt ? reply.code(304).send() : sendPicture(reply, picture)
    },
  })
}
