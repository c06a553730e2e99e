import { expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { qrSvg } from './qr.ts'

const { app, given } = await buildTestApp()
const ask = (path: string) => app.inject({ url: '/api/page-codes', query: { path }, headers: given.stranger() })

test('the square code of a printed page leads back to that page', async () => {
  const answer = await ask('/supporters?q=%E8%8D%89')

  expect(answer.headers['content-type']).toContain('image/svg+xml')
  expect(answer.body).toBe(qrSvg('http://localhost/supporters?q=%E8%8D%89', 'この画面へのQRコード'))
})

test.each(['//evil.example.jp', '/\\evil.example.jp', 'https://evil.example.jp', 'supporters', '', '/草'])(
  'no code leads anywhere else: %s',
  async (path) => {
    expect((await ask(path)).json()).toMatchObject({ code: 'invalid-input' })
  },
)
