import * as endpoints from '@app/shared/accounts'
import { Refusal } from '@app/shared'
import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Config } from '../platform/config.ts'
import { routeOf } from '../platform/endpoint-route.ts'
import { cookieNames } from '../platform/identity.ts'
import { draftOf, invitationSeen, isSetUpNeeded, meOf, peopleOf, staffPeople } from './accounts.queries.ts'
import { accessRoutes } from './access.routes.ts'
import { askMailLink } from './ask-mail-link.ts'
import { changePassword } from './change-password.ts'
import { chooseSeat } from './choose-seat.ts'
import type { CameIn } from './come-in.ts'
import { editSeat } from './edit-seat.ts'
import { endSeat, endStaffSeat } from './end-seat.ts'
import { handoverRoutes } from './handover.routes.ts'
import { invitePerson, inviteStaff } from './invite-people.ts'
import { discardDraft, keepDraft } from './keep-draft.ts'
import { printLetter } from './print-letters.ts'
import { redeemInvitation } from './redeem-invitation.ts'
import { redeemMailLink } from './redeem-mail-link.ts'
import { refreshSession } from './refresh-session.ts'
import { renewAccess } from './renew-access.ts'
import { setUp } from './set-up.ts'
import { signInAsDemo } from './sign-in-as-demo.ts'
import { deviceMark, signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { withdrawInvitation } from './withdraw-invitation.ts'

const done = { done: true } as const
const deviceDays = 400

export const accountsRoutes: FastifyPluginAsyncZod<{ config: Pick<Config, 'https'> }> = async (app, { config }) => {
  const names = cookieNames(config)
  const device = { path: '/api/session', httpOnly: true, secure: config.https, sameSite: 'strict' } as const

  /** A changed session or seat counts from the next request on. */
  app.addHook('onSend', async ({ method }) => {
    if (method !== 'GET') app.forgetSessions()
  })

  await app.register(accessRoutes)
  await app.register(handoverRoutes)

  const letIn = (reply: FastifyReply, { session, me }: CameIn) => {
    const mark = deviceMark(reply.request.context(), session.accountId)
    void reply.signIn(session).setCookie('device', mark, { ...device, maxAge: deviceDays * 86_400 })
    return me
  }

  // -- coming in and leaving
  app.route({
    ...routeOf(endpoints.signIn),
    handler: async (request, reply) =>
      letIn(reply, await signIn(request.context(), { ...request.body, device: request.cookies.device })),
  })
  app.route({
    ...routeOf(endpoints.signInAsDemo),
    handler: async (request, reply) => letIn(reply, await signInAsDemo(request.context(), request.body.person)),
  })
  app.route({
    ...routeOf(endpoints.signOut),
    handler: async (request, reply) => {
      await signOut(request.context())
      void reply.signOut().header('clear-site-data', '"cache", "storage"')
      return done
    },
  })
  app.route({
    ...routeOf(endpoints.refreshSession),
    handler: async (request, reply) => {
      try {
        void reply.signIn(await refreshSession(request.context(), request.cookies[names.refresh]))
        return done
      } catch (error) {
        if (error instanceof Refusal && error.code === 'not-signed-in') void reply.signOut()
        throw error
      }
    },
  })
  app.route({
    ...routeOf(endpoints.askMailLink),
    handler: async (request) => {
      await askMailLink(request.context(), request.body.email)
      return done
    },
  })
  app.route({
    ...routeOf(endpoints.redeemMailLink),
    handler: async (request, reply) => letIn(reply, await redeemMailLink(request.context(), request.body.secret)),
  })
  app.route({
    ...routeOf(endpoints.chooseSeat),
    handler: (request) => chooseSeat(request.context(), request.body.seatId),
  })

  // -- me
  app.route({
    ...routeOf(endpoints.showMe),
    handler: async (request, reply) => {
      const { db, actor, now } = request.context()
      if (request.identity.state === 'invalid') void reply.signOut()
      const { accountId, seatId, sessionId } = actor
      return accountId && seatId && sessionId ? meOf(db, { accountId, seatId, sessionId }, now) : null
    },
  })
  app.route({
    ...routeOf(endpoints.changePassword),
    handler: async (request) => {
      await changePassword(request.context(), request.body)
      return done
    },
  })
  app.route({
    ...routeOf(endpoints.showDraft),
    handler: (request) => draftOf(request.context(), request.params.key),
  })
  app.route({
    ...routeOf(endpoints.keepDraft),
    handler: (request) => keepDraft(request.context(), request.params.key, request.body.content),
  })
  app.route({
    ...routeOf(endpoints.discardDraft),
    handler: async (request) => {
      await discardDraft(request.context(), request.params.key)
      return done
    },
  })

  // -- the first admin
  app.route({
    ...routeOf(endpoints.showSetUp),
    handler: async (request) => ({ isNeeded: await isSetUpNeeded(request.context().db) }),
  })
  app.route({
    ...routeOf(endpoints.setUp),
    handler: async (request, reply) => {
      const me = letIn(reply, await setUp(request.context(), request.body))
      return reply.code(201).send(me)
    },
  })

  // -- people and seats
  app.route({
    ...routeOf(endpoints.listSeats),
    handler: (request) => peopleOf(request.context(), request.params.organizationId),
  })
  app.route({
    ...routeOf(endpoints.inviteSeat),
    handler: async (request, reply) =>
      reply.code(201).send(await invitePerson(request.context(), request.params.organizationId, request.body)),
  })
  app.route({
    ...routeOf(endpoints.endSeat),
    handler: (request) => endSeat(request.context(), request.params, request.body.atOnce),
  })
  app.route({
    ...routeOf(endpoints.lookAtInvitation),
    handler: (request) => invitationSeen(request.context(), request.body.secret),
  })
  app.route({
    ...routeOf(endpoints.redeemInvitation),
    handler: async (request, reply) => {
      const me = letIn(reply, await redeemInvitation(request.context(), request.body))
      return reply.code(201).send(me)
    },
  })

  app.route({
    ...routeOf(endpoints.editSeat),
    handler: (request) => editSeat(request.context(), request.params, request.body),
  })
  app.route({
    ...routeOf(endpoints.renewAccess),
    handler: (request) => renewAccess(request.context(), request.params, request.body.email),
  })
  app.route({
    ...routeOf(endpoints.printLetter),
    handler: async (request, reply) => {
      // a letter is a key: whoever may only look gets none
      if (request.identity.rights === 'read') throw new Refusal('not-yours')
      return reply.type('application/pdf').send(await printLetter(request.context(), request.params.invitationId))
    },
  })
  app.route({
    ...routeOf(endpoints.withdrawInvitation),
    handler: (request) => withdrawInvitation(request.context(), request.params.invitationId),
  })

  // -- the centre's people
  app.route({ ...routeOf(endpoints.listStaff), handler: (request) => staffPeople(request.context()) })
  app.route({
    ...routeOf(endpoints.inviteStaff),
    handler: async (request, reply) => reply.code(201).send(await inviteStaff(request.context(), request.body)),
  })
  app.route({
    ...routeOf(endpoints.endStaffSeat),
    handler: (request) => endStaffSeat(request.context(), request.params.seatId),
  })
}
