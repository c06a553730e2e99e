import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import fp from 'fastify-plugin'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { Config } from './config.ts'

/** The reader needs nothing from outside and no inline scripts. */
const readerPolicy =
  "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"

/** The contract for machines at /api/openapi.json, for people at /api/docs. Registered before the nouns. */
export const openapi = fp<{ config: Config }>(
  async (app, { config }) => {
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'あつ活サポーター API',
          version: '1.0.0',
          description:
            'x-authz names who may call an operation. POST needs Idempotency-Key; x-if-match needs If-Match.',
        },
        servers: [{ url: config.publicUrl }],
      },
      transform: (route) =>
        route.url.startsWith('/api/') ? jsonSchemaTransform(route) : { schema: { hide: true }, url: route.url },
      transformObject: jsonSchemaTransformObject,
    })
    app.get('/api/openapi.json', { schema: { hide: true } }, (_request, reply) =>
      reply.header('cache-control', 'no-cache').send(app.swagger()),
    )
    await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true, transformStaticCSP: () => readerPolicy })
  },
  { name: 'openapi' },
)
