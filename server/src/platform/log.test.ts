import { Writable } from 'node:stream'
import { sql } from 'drizzle-orm'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { openTestDatabase } from '../../test/test-database.ts'
import { logAnswer, logOptions } from './log.ts'
import { problemHandler } from './problem-handler.ts'

test('nothing that people typed or that opens doors is logged, even when everything goes wrong at trace level', async () => {
  const lines: string[] = []
  const stream = new Writable({ write: (chunk, _encoding, next) => (lines.push(String(chunk)), next()) })
  const database = await openTestDatabase()
  const app = Fastify({ logger: { ...logOptions('trace'), stream } })
  app.setErrorHandler(problemHandler)
  app.addHook('onResponse', async (request, reply) => logAnswer(request, reply))
  app.post('/things/:id', async (request) => {
    const { name } = request.body as { name: string }
    await database.db.execute(sql`insert into accounts (id, display_name, created_at) values (${name}, ${name}, now())`)
  })

  const answer = await app.inject({
    method: 'POST',
    url: '/things/canary-path?phone=canary-query',
    headers: { cookie: 'at=canary-cookie', authorization: 'Bearer canary-token' },
    payload: { name: 'canary-body' },
  })
  await app.close()
  await database.close()

  expect(answer.statusCode).toBe(500)
  expect(lines.join('')).toContain('22P02')
  expect(lines.join('')).not.toContain('canary')
})
