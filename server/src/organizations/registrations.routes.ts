import { jstDay } from '@app/shared'
import * as endpoints from '@app/shared/organizations'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { routeOf } from '../platform/endpoint-route.ts'
import { acceptChange, returnChange } from './decide-change.ts'
import * as decisions from './decide-registration.ts'
import { noteConsent } from './note-consent.ts'
import { drawSticker, printCertificate } from './print-certificate.ts'
import { editProfileField } from './edit-profile-field.ts'
import { profileFieldsListed } from './profile-fields.queries.ts'
import { takeBackChange } from './take-back-change.ts'
import { registerSupporter } from './register-supporter.ts'
import { keepReviewTicks } from './review-registration.ts'
import { reviewOf } from './reviews.queries.ts'
import { registrationSeen, registrationsFor } from './registrations.queries.ts'

/** The centre's queue, and every decision about a registration. */
export const registrationsRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    ...routeOf(endpoints.listRegistrations),
    handler: (request) => {
      const { db, now } = request.context()
      return registrationsFor(db, jstDay(now), request.query)
    },
  })
  app.route({
    ...routeOf(endpoints.showRegistration),
    handler: (request) => {
      const ctx = request.context()
      return registrationSeen(ctx.db, ctx, request.params.organizationId)
    },
  })
  app.route({
    ...routeOf(endpoints.showReview),
    handler: (request) => reviewOf(request.context().db, request.params.organizationId),
  })
  app.route({
    ...routeOf(endpoints.keepReviewTicks),
    handler: (request) => keepReviewTicks(request.context(), request.params.organizationId, request.body.ticked),
  })
  app.route({
    ...routeOf(endpoints.listProfileFields),
    handler: async (request) => ({ items: await profileFieldsListed(request.context().db) }),
  })
  app.route({
    ...routeOf(endpoints.editProfileField),
    handler: (request) => editProfileField(request.context(), request.params.field, request.body.reviewed),
  })
  app.route({
    ...routeOf(endpoints.acceptChange),
    handler: (request) => acceptChange(request.context(), request.params.organizationId),
  })
  app.route({
    ...routeOf(endpoints.returnChange),
    handler: (request) => returnChange(request.context(), request.params.organizationId, request.body.reason),
  })
  app.route({
    ...routeOf(endpoints.takeBackChange),
    handler: (request) => takeBackChange(request.context(), request.params.organizationId),
  })
  app.route({
    ...routeOf(endpoints.registerSupporter),
    handler: (request) => registerSupporter(request.context(), request.params.organizationId),
  })
  app.route({
    ...routeOf(endpoints.noteConsent),
    handler: (request) => noteConsent(request.context(), request.params.organizationId, request.body),
  })
  app.route({
    ...routeOf(endpoints.printCertificate),
    handler: async (request, reply) =>
      reply.type('application/pdf').send(await printCertificate(request.context(), request.params.organizationId)),
  })
  app.route({
    ...routeOf(endpoints.drawSticker),
    handler: async (request, reply) =>
      reply.type('image/svg+xml').send(await drawSticker(request.context(), request.params.organizationId)),
  })
  app.route({
    ...routeOf(endpoints.resumeSupporter),
    handler: (request) => decisions.resumeSupporter(request.context(), request.params.organizationId),
  })
  app.route({
    ...routeOf(endpoints.returnRegistration),
    handler: (request) =>
      decisions.returnRegistration(request.context(), request.params.organizationId, request.body.reason),
  })
  app.route({
    ...routeOf(endpoints.rejectRegistration),
    handler: (request) =>
      decisions.rejectRegistration(request.context(), request.params.organizationId, request.body.reason),
  })
  app.route({
    ...routeOf(endpoints.suspendSupporter),
    handler: (request) =>
      decisions.suspendSupporter(request.context(), request.params.organizationId, request.body.reason),
  })
  app.route({
    ...routeOf(endpoints.revokeSupporter),
    handler: (request) =>
      decisions.revokeSupporter(request.context(), request.params.organizationId, request.body.reason),
  })
  app.route({
    ...routeOf(endpoints.withdrawSupporter),
    handler: (request) =>
      decisions.withdrawSupporter(request.context(), request.params.organizationId, request.body.reason),
  })
}
