import { readdirSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { ApiPath, Endpoint } from '@app/shared'
import { expect, test } from 'vitest'
import { buildTestApp } from '../build-test-app.ts'

const shared = fileURLToPath(new URL('../../../shared/src/', import.meta.url))
const files = readdirSync(shared, { recursive: true, encoding: 'utf8' })

/** What every file of this kind in `shared` exports. */
async function exportsOf<T>(kind: '.endpoints.ts' | '.paths.ts'): Promise<T[]> {
  const modules = await Promise.all(
    files.filter((file) => file.endsWith(kind)).map((file) => import(pathToFileURL(shared + file).href)),
  )
  return modules.flatMap((module) => Object.values(module) as T[])
}

interface Operation {
  operationId: string
  summary: string
  'x-authz': unknown
}
const { app } = await buildTestApp()
const endpoints = await exportsOf<Endpoint>('.endpoints.ts')
const places = await exportsOf<ApiPath>('.paths.ts')
const { paths } = (await app.inject({ url: '/api/openapi.json' })).json() as {
  paths: Record<string, Record<string, Operation>>
}
const documented = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ line: `${method.toUpperCase()} ${path}`, operation })),
)
const lineOf = ({ method, path }: ApiPath) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`

test('what the browser can name is described, and what is described can be named', () => {
  expect(endpoints.map(lineOf).toSorted()).toEqual(places.map(lineOf).toSorted())
  expect(new Set(endpoints.map(({ name }) => name)).size).toBe(endpoints.length)
})

test('every endpoint that is described is served', () => {
  const unserved = endpoints.filter(({ method, path }) => !app.hasRoute({ method, url: path }))

  expect(unserved.map(lineOf)).toEqual([])
})

test('every operation under /api is an endpoint of shared, with its name, its sentence and its audience', () => {
  const said = Object.fromEntries(documented.map(({ line, operation }) => [line, operation]))
  const meant = endpoints.filter(({ path }) => path.startsWith('/api/'))

  expect(Object.keys(said).toSorted()).toEqual(meant.map(lineOf).toSorted())
  for (const endpoint of meant)
    expect(said[lineOf(endpoint)]).toMatchObject({
      operationId: endpoint.name,
      summary: endpoint.summary,
      'x-authz': endpoint.audience,
    })
})
