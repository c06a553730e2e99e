import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'

const { app, given } = await buildTestApp()

interface Operation {
  operationId?: string
  summary?: string
  'x-authz'?: 'open' | 'signed-in' | string[]
}
const document = (await app.inject({ url: '/api/openapi.json' })).json() as {
  openapi: string
  paths: Record<string, Record<string, Operation>>
}
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    path,
    method: method.toUpperCase() as 'GET' | 'POST',
    operation,
  })),
)

test('the contract is a valid OpenAPI 3.1 document', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(document))

  expect(errors ?? []).toEqual([])
  expect([valid, document.openapi]).toEqual([true, '3.1.0'])
})

test('every operation has a name of its own, a sentence, and says who may', () => {
  const names = operations.map(({ operation }) => operation.operationId)

  expect(new Set(names).size).toBe(operations.length)
  expect(operations.filter(({ operation }) => !operation.summary || !operation['x-authz'])).toEqual([])
})

test('strangers are let through only where everybody may go, and each role only where it is named', async () => {
  const roles = ['coordinator', 'admin'] as const
  const people = Object.fromEntries(
    await Promise.all(roles.map(async (role) => [role, await given.signedInAs(role)] as const)),
  )
  const wrong: string[] = []

  for (const { path, method, operation } of operations) {
    const url = path.replace(/\{\w+\}/g, '00000000-0000-7000-8000-000000000000')
    const authz = operation['x-authz']
    const ask = async (headers: Record<string, string>) => (await app.inject({ method, url, headers })).statusCode
    const stranger = await ask({ ...given.stranger(), 'idempotency-key': 'a-key-of-mine' })
    if ((stranger === 401) !== (authz !== 'open') && path !== '/api/session/refresh')
      wrong.push(`${method} ${path} answers a stranger with ${stranger}`)
    if (!Array.isArray(authz)) continue
    for (const role of roles.filter((role) => !authz.includes(role))) {
      const status = await ask(people[role]!)
      if (status !== 403) wrong.push(`${method} ${path} answers ${role} with ${status}`)
    }
  }

  expect(wrong).toEqual([])
})

test('people read the contract at /api/docs, with nothing from outside', async () => {
  const page = await app.inject({ url: '/api/docs/' })

  expect(page.statusCode).toBe(200)
  expect(page.headers['content-security-policy']).toContain("default-src 'self'")
  expect(page.body).not.toMatch(/(src|href)="https?:/)
})
