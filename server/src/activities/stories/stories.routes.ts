import * as endpoints from '@app/shared/activities'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { routeOf } from '../../platform/endpoint-route.ts'
import { answerStory } from './answer-story.ts'
import { askForStory } from './ask-for-story.ts'
import { publishStory, withdrawStory } from './publish-story.ts'
import { storiesAskedOf, storySeen } from './stories.queries.ts'
import { draftStory, editStory } from './write-story.ts'

/** 活動の紹介: written by the centre, agreed to by every side, then shown to everybody. */
export const storiesRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    ...routeOf(endpoints.listMyStories),
    handler: async (request) => {
      const { db, actor } = request.context()
      return { items: await storiesAskedOf(db, actor) }
    },
  })
  app.route({
    ...routeOf(endpoints.showStory),
    handler: (request) => {
      const { db, actor } = request.context()
      return storySeen(db, actor, request.params.activityId)
    },
  })
  app.route({
    ...routeOf(endpoints.editStory),
    handler: (request) => editStory(request.context(), request.params.activityId, request.body),
  })
  app.route({
    ...routeOf(endpoints.draftStory),
    handler: (request) => draftStory(request.context(), request.params.activityId),
  })
  app.route({
    ...routeOf(endpoints.askForStory),
    handler: (request) => askForStory(request.context(), request.params.activityId),
  })
  app.route({
    ...routeOf(endpoints.answerStory),
    handler: (request) => answerStory(request.context(), request.params.activityId, request.body),
  })
  app.route({
    ...routeOf(endpoints.publishStory),
    handler: (request) => publishStory(request.context(), request.params.activityId),
  })
  app.route({
    ...routeOf(endpoints.withdrawStory),
    handler: (request) => withdrawStory(request.context(), request.params.activityId, request.body.reason),
  })
}
