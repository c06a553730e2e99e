import * as endpoints from '@app/shared/enclosures'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sideReaching } from '../organizations/index.ts'
import { routeOf } from '../platform/endpoint-route.ts'
import { uploadLimit } from '../platform/files/upload.ts'
import { acceptPicture, returnPicture } from './decide-picture.ts'
import { acceptPictureWords, returnPictureWords } from './decide-words.ts'
import { applicantsRoutes } from './applicants.routes.ts'
import { enclosuresOf, pictureOf, publicPicture, type StoredFile } from './enclosures.queries.ts'
import { openDocument } from './open-document.ts'
import * as own from './own-enclosures.ts'
import { takeDocumentAway, takePictureAway } from './take-away.ts'

/** Minutes for which a copy may be shown without asking: so long somebody who takes a picture away may still see it. */
const publicMinutes = 5

/** Bytes of strangers: their type is the stored one, they never act as a page, and the browser guesses nothing. */
const sendFile = (reply: FastifyReply, { content, mediaType }: StoredFile, disposition: string) =>
  reply
    .type(mediaType)
    .header('content-disposition', disposition)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .send(content)

/** The few signs that a file's name must not carry in a header (RFC 8187). */
const percent = (sign: string) => `%${sign.charCodeAt(0).toString(16)}`

/** Whoever has these bytes already hears only that they are still the same. */
const hasIt = ({ headers }: FastifyRequest, etag: string) => headers['if-none-match']?.includes(etag) ?? false

/** 添えたもの: what a supporter encloses, and how the centre decides about its pictures. */
export const enclosuresRoutes: FastifyPluginAsyncZod = async (app) => {
  await app.register(applicantsRoutes)
  app.route({
    ...routeOf(endpoints.listEnclosures),
    handler: (request) => {
      const { db, actor } = request.context()
      const { organizationId } = request.params
      sideReaching(actor, organizationId)
      return enclosuresOf(db, organizationId)
    },
  })
  app.route({
    ...routeOf(endpoints.addPicture),
    ...uploadLimit,
    handler: async (request, reply) =>
      reply.code(201).send(await own.addPicture(request.context(), request.params.organizationId, request.body)),
  })
  app.route({
    ...routeOf(endpoints.editPicture),
    handler: (request) => {
      const { organizationId, pictureId } = request.params
      return own.editPicture(request.context(), organizationId, { pictureId, ...request.body })
    },
  })
  app.route({
    ...routeOf(endpoints.removePicture),
    handler: (request) => own.removePicture(request.context(), request.params.organizationId, request.params.pictureId),
  })
  app.route({
    ...routeOf(endpoints.takePictureAway),
    handler: (request) => {
      const { organizationId, pictureId } = request.params
      return takePictureAway(request.context(), organizationId, pictureId, request.body.reason)
    },
  })
  app.route({
    ...routeOf(endpoints.submitPicture),
    handler: (request) => own.submitPicture(request.context(), request.params.organizationId, request.params.pictureId),
  })
  app.route({
    ...routeOf(endpoints.acceptPicture),
    handler: (request) => {
      const { organizationId, pictureId } = request.params
      return acceptPicture(request.context(), organizationId, pictureId, request.body.alt)
    },
  })
  app.route({
    ...routeOf(endpoints.returnPicture),
    handler: (request) => {
      const { organizationId, pictureId } = request.params
      return returnPicture(request.context(), organizationId, pictureId, request.body.reason)
    },
  })
  app.route({
    ...routeOf(endpoints.acceptPictureWords),
    handler: (request) => {
      const { organizationId, pictureId } = request.params
      return acceptPictureWords(request.context(), organizationId, pictureId, request.body.alt)
    },
  })
  app.route({
    ...routeOf(endpoints.returnPictureWords),
    handler: (request) => {
      const { organizationId, pictureId } = request.params
      return returnPictureWords(request.context(), organizationId, pictureId, request.body.reason)
    },
  })
  app.route({
    ...routeOf(endpoints.lookAtPicture),
    handler: async (request, reply) => {
      const { db, actor } = request.context()
      const { organizationId, pictureId } = request.params
      sideReaching(actor, organizationId)
      return sendFile(reply, await pictureOf(db, organizationId, pictureId), 'inline')
    },
  })
  app.route({
    ...routeOf(endpoints.addDocument),
    ...uploadLimit,
    handler: async (request, reply) =>
      reply.code(201).send(await own.addDocument(request.context(), request.params.organizationId, request.body)),
  })
  app.route({
    ...routeOf(endpoints.removeDocument),
    handler: (request) =>
      own.removeDocument(request.context(), request.params.organizationId, request.params.documentId),
  })
  app.route({
    ...routeOf(endpoints.takeDocumentAway),
    handler: (request) => {
      const { organizationId, documentId } = request.params
      return takeDocumentAway(request.context(), organizationId, documentId, request.body.reason)
    },
  })
  app.route({
    ...routeOf(endpoints.openDocument),
    handler: async (request, reply) => {
      const { organizationId, documentId } = request.params
      const document = await openDocument(request.context(), organizationId, documentId)
      const name = encodeURIComponent(document.fileName ?? 'document').replaceAll(/['()*]/g, percent)
      return sendFile(reply, document, `attachment; filename*=UTF-8''${name}`)
    },
  })
  app.route({
    ...routeOf(endpoints.showPicture),
    handler: async (request, reply) => {
      const picture = await publicPicture(request.context().db, request.params.pictureId)
      const etag = `"${picture.sha256}"`
      void reply.header('cache-control', `public, max-age=${publicMinutes * 60}, must-revalidate`).header('etag', etag)
      return hasIt(request, etag) ? reply.code(304).send() : sendFile(reply, picture, 'inline')
    },
  })
}
