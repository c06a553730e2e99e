import { beforeAll, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenImportsIn } from '../../test/given-imports.ts'
import { zipOf } from '../../test/zip-of.ts'
import { ledgerImportsTable } from './imports.table.ts'

const { app, db, given } = await buildTestApp({ now: '2026-11-23T01:00:00Z' })
const ledgers = givenImportsIn({ app, db })
let me: Record<string, string>
beforeAll(async () => {
  me = await given.coordinator()
})

const someId = '019a0000-0000-7000-8000-000000000001'
const endpoints = [
  ['GET', '/api/imports'],
  ['POST', '/api/imports'],
  ['GET', `/api/imports/${someId}`],
  ['GET', `/api/imports/${someId}/rows`],
  ['POST', `/api/imports/${someId}/columns`],
  ['POST', `/api/imports/${someId}/rows/2/decide`],
  ['POST', `/api/imports/${someId}/confirm`],
  ['POST', `/api/imports/${someId}/discard`],
  ['GET', `/api/imports/${someId}/leftovers`],
] as const

const callAs = (headers: Record<string, string>, method: 'GET' | 'POST', url: string) =>
  app.inject({
    ...{ method, url },
    headers: { 'idempotency-key': 'some-key-of-mine', 'if-match': '"1"', ...headers },
    ...(method === 'POST' && { payload: {} }),
  })

describe('ledgers hold telephone numbers: the centre alone sees them', () => {
  test.each(endpoints)('a stranger may not %s %s', async (method, url) => {
    expect((await callAs(given.stranger(), method, url)).json()).toMatchObject({ code: 'not-signed-in', status: 401 })
  })

  test.each(endpoints)('somebody signed in who is not of the centre may not %s %s', async (method, url) => {
    const neighbour = await given.signedInAs('association', await ledgers.anAssociation())

    expect((await callAs(neighbour, method, url)).statusCode).toBe(403)
  })

  test.each(endpoints.filter(([, url]) => url.includes(someId)))(
    'nothing is found where nothing is: %s %s',
    async (method, url) => {
      const payload = url.endsWith('columns') ? { columns: [] } : url.endsWith('decide') ? { decision: 'take' } : {}
      const headers = { ...me, 'if-match': '"1"' }
      const answer = await app.inject({ method, url, headers, ...(method === 'POST' && { payload }) })

      expect(answer.json()).toMatchObject({ code: 'not-found', status: 404 })
    },
  )

  test('who has read an older preview is told so', async () => {
    const { id, version } = await ledgers.uploaded(me, 'a.csv', '登録番号,団体名\nR8-001,みほん商会\n')

    expect((await ledgers.act(me, id, 'discard', version + 1)).json()).toMatchObject({ code: 'version-stale' })
    expect((await ledgers.act(me, id, 'columns', version + 1, { columns: ['number', 'name'] })).json()).toMatchObject({
      code: 'version-stale',
    })
  })
})

describe('files that harm or that nobody can read are refused before anything is kept', () => {
  const sheet = (content: Buffer) => zipOf([{ name: 'xl/worksheets/sheet1.xml', content }])
  test.each([
    ['a bomb', 'bomb.xlsx', sheet(Buffer.alloc(8_000_000))],
    [
      'a workbook that lies about its size',
      'lies.xlsx',
      zipOf([{ name: 'a.xml', content: 'x'.repeat(5_000), claims: { inflated: 10 } }]),
    ],
    ['a zip file that calls itself CSV', 'zip.csv', sheet(Buffer.from('<a/>'))],
    ['no workbook', 'text.xlsx', Buffer.from('団体名,電話')],
    ['a picture', 'photo.png', Buffer.from([0x89, 0x50, 0x4e, 0x47])],
    ['no headings', 'words.csv', Buffer.from('こんにちは\nさようなら\n')],
    ['nothing', 'empty.csv', Buffer.from('')],
  ])('%s', async (_what, name, bytes) => {
    const before = await db.$count(ledgerImportsTable)
    const answer = await ledgers.upload(me, name, bytes)

    expect(answer.json()).toMatchObject({ code: 'file-not-understood', status: 422 })
    expect(answer.json<{ detail: string }>().detail).toMatch(/[ぁ-ん]/u)
    expect(await db.$count(ledgerImportsTable)).toBe(before)
  })

  test('a file of more than five megabytes', async () => {
    const answer = await ledgers.upload(me, 'large.csv', Buffer.alloc(5 * 1024 * 1024 + 1_000, 'あ'))

    expect(answer.json()).toMatchObject({ code: 'body-too-large', status: 413 })
  })

  test('only this route takes long bodies', async () => {
    const { id } = await ledgers.uploaded(me, 'a.csv', '登録番号,団体名\nR8-001,みほん商会\n')
    const columns = ['number', 'name', 'x'.repeat(100_000)]

    expect((await ledgers.act(me, id, 'columns', 1, { columns })).statusCode).toBe(413)
  })
})
