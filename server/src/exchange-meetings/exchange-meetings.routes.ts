import * as endpoints from '@app/shared/exchange-meetings'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { routeOf } from '../platform/endpoint-route.ts'
import { cancelSignUp } from './cancel-sign-up.ts'
import { draftMeeting } from './draft-meeting.ts'
import { editMeeting } from './edit-meeting.ts'
import { meetingSeen, meetingsFor, signUpsOf } from './exchange-meetings.queries.ts'
import { moveMeeting } from './move-meeting.ts'
import { printSignUpList } from './print-sign-up-list.ts'
import { signUp } from './sign-up.ts'

export const exchangeMeetingsRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    ...routeOf(endpoints.listMeetings),
    handler: (request) => {
      const { db, actor } = request.context()
      return meetingsFor(db, actor, request.query)
    },
  })
  app.route({
    ...routeOf(endpoints.showMeeting),
    handler: (request) => {
      const { db, actor } = request.context()
      return meetingSeen(db, actor, request.params.meetingId)
    },
  })
  app.route({
    ...routeOf(endpoints.draftMeeting),
    handler: async (request, reply) => reply.code(201).send(await draftMeeting(request.context(), request.body)),
  })
  app.route({
    ...routeOf(endpoints.editMeeting),
    handler: (request) => editMeeting(request.context(), request.params.meetingId, request.body),
  })
  app.route({
    ...routeOf(endpoints.openMeeting),
    handler: (request) => moveMeeting(request.context(), request.params.meetingId, 'open'),
  })
  app.route({
    ...routeOf(endpoints.closeMeeting),
    handler: (request) => moveMeeting(request.context(), request.params.meetingId, 'close'),
  })
  app.route({
    ...routeOf(endpoints.reopenMeeting),
    handler: (request) => moveMeeting(request.context(), request.params.meetingId, 'reopen'),
  })
  app.route({
    ...routeOf(endpoints.holdMeeting),
    handler: (request) => moveMeeting(request.context(), request.params.meetingId, 'hold'),
  })
  app.route({
    ...routeOf(endpoints.cancelMeeting),
    handler: (request) => moveMeeting(request.context(), request.params.meetingId, 'cancel', request.body.reason),
  })
  app.route({
    ...routeOf(endpoints.signUpForMeeting),
    handler: async (request, reply) =>
      reply.code(201).send(await signUp(request.context(), request.params.meetingId, request.body)),
  })
  app.route({
    ...routeOf(endpoints.listSignUps),
    handler: async (request) => {
      const { db, actor } = request.context()
      await meetingSeen(db, actor, request.params.meetingId)
      return { items: await signUpsOf(db, request.params.meetingId) }
    },
  })
  app.route({
    ...routeOf(endpoints.cancelSignUp),
    handler: (request) => cancelSignUp(request.context(), request.params, request.body.reason),
  })
  app.route({
    ...routeOf(endpoints.printSignUpList),
    handler: async (request, reply) =>
      reply.type('application/pdf').send(await printSignUpList(request.context(), request.params.meetingId)),
  })
}
