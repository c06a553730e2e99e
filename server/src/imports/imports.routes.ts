import * as endpoints from '@app/shared/imports'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { routeOf } from '../platform/endpoint-route.ts'
import { confirmImport } from './confirm-import.ts'
import { correctColumns } from './correct-columns.ts'
import { decideNews } from './decide-news.ts'
import { decideRow } from './decide-row.ts'
import { discardImport } from './discard-import.ts'
import { importRowsSeen, importSeen, importsSeen, leftoversSeen } from './imports.queries.ts'
import { uploadLedger } from './upload-ledger.ts'

/** Five megabytes of a ledger, written as base64 in JSON. Only this route takes so much. */
const uploadLimit = 10 * 1024 * 1024
/** Hundreds of rows may take their time on a busy machine; the parser has limits of its own. */
const patience = { handlerTimeout: 20_000 }

export const importsRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    ...routeOf(endpoints.listImports),
    handler: (request) => importsSeen(request.context().db, request.query),
  })
  app.route({
    ...routeOf(endpoints.uploadLedger),
    bodyLimit: uploadLimit,
    ...patience,
    handler: async (request, reply) => reply.code(201).send(await uploadLedger(request.context(), request.body)),
  })
  app.route({
    ...routeOf(endpoints.showImport),
    handler: (request) => importSeen(request.context().db, request.params.importId),
  })
  app.route({
    ...routeOf(endpoints.listImportRows),
    handler: (request) => importRowsSeen(request.context().db, request.params.importId, request.query),
  })
  app.route({
    ...routeOf(endpoints.correctColumns),
    ...patience,
    handler: (request) => correctColumns(request.context(), request.params.importId, request.body.columns),
  })
  app.route({
    ...routeOf(endpoints.decideRow),
    handler: (request) => decideRow(request.context(), { ...request.params, ...request.body }),
  })
  app.route({
    ...routeOf(endpoints.decideNews),
    handler: (request) => decideNews(request.context(), request.params.importId, request.body),
  })
  app.route({
    ...routeOf(endpoints.confirmImport),
    ...patience,
    handler: (request) => confirmImport(request.context(), request.params.importId),
  })
  app.route({
    ...routeOf(endpoints.discardImport),
    handler: (request) => discardImport(request.context(), request.params.importId),
  })
  app.route({
    ...routeOf(endpoints.listLeftovers),
    handler: async (request) => ({ items: await leftoversSeen(request.context().db, request.params.importId) }),
  })
}
