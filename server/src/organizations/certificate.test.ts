import type { OrganizationId } from '@app/shared'
import { writeFileSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenOrganizationsIn } from '../../test/given-organizations.ts'
import type { Headers } from '../../test/given.ts'
import { registrationsThrough } from '../../test/registrations-over-http.ts'
import { canDrawPdf, codeOnPaper } from '../../test/square-code.ts'
import { newId } from '../platform/ids.ts'
import { renewalsTable } from '../renewals/renewals.table.ts'
import { supportersTable } from './organizations.table.ts'

const { app, db, given, travel } = await buildTestApp({
  env: { CENTRE_NAME: '架空市協働支援センター', CENTRE_PHONE: '055-000-0001' },
})
const organizations = givenOrganizationsIn(db)
const coordinator = await given.coordinator()
const { act } = registrationsThrough(app, coordinator)

const file = (id: OrganizationId, name: string, headers: Headers) =>
  app.inject({ url: `/api/supporters/${id}/${name}`, headers: { ...headers } })
const codeOf = async (id: OrganizationId) =>
  (await db.select().from(supportersTable).where(eq(supportersTable.organizationId, id)))[0]!.certificateCode
const verify = async (code: string) => {
  const { statusCode, body, headers } = await app.inject({ url: `/verify/${code}` })
  return {
    statusCode,
    headers,
    text: body
      .replace(/<style>.*<\/style>/s, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' '),
  }
}

describe('the certificate', () => {
  test.skipIf(!canDrawPdf)('carries a square code that leads to the page that says it is valid', async () => {
    const { id, name, number } = await organizations.supporter('髙﨑𠮷工業株式会社')
    const own = await given.signedInAs('supporter', id)

    const printed = await file(id, 'certificate.pdf', own)

    expect(printed.headers['content-type']).toBe('application/pdf')
    const link = codeOnPaper(printed.rawPayload)
    expect(link).toBe(`http://localhost/verify/${await codeOf(id)}`)
    const page = await verify(link!.split('/').at(-1)!)
    expect(page.statusCode).toBe(200)
    expect(page.text).toContain('この登録は有効です')
    expect(page.text).toContain(`登録番号 ${number} 団体の名前 ${name} 団体の種類 企業`)
    expect(page.text).toContain('有効期限 令和9年3月31日(水)まで')
    expect(page.headers).toMatchObject({ 'x-robots-tag': 'noindex', 'cache-control': 'no-store' })
    if (process.env.KEEP_PAPERS) writeFileSync(`${process.env.KEEP_PAPERS}/certificate.pdf`, printed.rawPayload)
  })

  test('stands one year longer once it is renewed for the next', async () => {
    const { id } = await organizations.supporter('こうしん商店')
    const question = { fiscalYear: 2027, askedAt: new Date(), answerBy: new Date(), linkEndsAt: new Date() }
    const answered = { answer: 'unchanged', answeredAt: new Date(), channel: 'web' } as const
    await db.insert(renewalsTable).values({ id: newId(), organizationId: id, secretHash: id, ...question, ...answered })

    expect((await verify(await codeOf(id))).text).toContain('有効期限 令和10年3月31日(金)まで')
  })

  test('and the sticker are for its own people and the centre, while the registration stands', async () => {
    const { id, number } = await organizations.supporter('まどぎわ商店')
    const neighbour = await given.signedInAs('supporter', (await organizations.supporter('となりの商店')).id)
    const own = await given.signedInAs('supporter', id)

    for (const name of ['certificate.pdf', 'sticker.svg']) {
      expect((await file(id, name, given.stranger())).statusCode).toBe(401)
      expect((await file(id, name, neighbour)).json()).toMatchObject({ code: 'not-found' })
      expect((await file(id, name, coordinator)).statusCode).toBe(200)
      expect((await file(id, name, own)).statusCode).toBe(200)
    }
    const { body, headers } = await file(id, 'sticker.svg', own)
    expect(headers['content-type']).toContain('image/svg+xml')
    expect(body).toContain(`aria-label="あつ活サポーター登録団体 ${number} 令和8年度"`)
    expect(body, 'letters are outlines').not.toContain('<text')
    if (process.env.KEEP_PAPERS) writeFileSync(`${process.env.KEEP_PAPERS}/sticker.svg`, body)

    await act(id, 'suspend', { reason: '担当者不在のため' })
    expect((await file(id, 'certificate.pdf', own)).json()).toMatchObject({ code: 'not-registered' })
    expect((await file(id, 'sticker.svg', coordinator)).json()).toMatchObject({ code: 'not-registered' })
    const { id: waiting } = await organizations.applicant('まだの商店')
    expect((await file(waiting, 'certificate.pdf', coordinator)).json()).toMatchObject({ code: 'not-registered' })
  })
})

describe('the page behind the square code', () => {
  test('says how the registration stands and since when, and never why', async () => {
    const { id, number } = await organizations.supporter('うつりかわる商店')
    const code = await codeOf(id)
    travel({ days: 10 })
    const { act } = registrationsThrough(app, await given.coordinator())

    await act(id, 'suspend', { reason: '誓約を確かめているため' })
    const suspended = await verify(code)
    expect(suspended.text).toContain('この登録は、いま有効ではありません（停止中）')
    expect(suspended.text).toContain('停止中（令和8年10月15日(木)から）')
    await act(id, 'resume')
    expect((await verify(code)).text).toContain('この登録は有効です')
    await act(id, 'revoke', { reason: '誓約に反したため' })
    const revoked = await verify(code)
    expect(revoked.text).toContain(`取消し（令和8年10月15日(木)から） 登録番号 ${number} 団体の名前 公表していません`)
    for (const { text } of [suspended, revoked]) expect(text).not.toContain('誓約')

    const { id: leaves } = await organizations.supporter('さる商店')
    await act(leaves, 'withdraw', { reason: '解散のため' })
    expect((await verify(await codeOf(leaves))).text).toContain('退会')
    const { id: late } = await organizations.supporter('きげん商店', { status: 'expired' })
    expect((await verify(await codeOf(late))).text).toContain('期限切れ')
    travel({ days: -10 })
  })

  test('names nobody who did not agree to be listed', async () => {
    const { id, name, number } = await organizations.supporter('ひかえめ商店', { isPublic: false })

    const { text } = await verify(await codeOf(id))

    expect(text).toContain(`この登録は有効です`)
    expect(text).toContain(`登録番号 ${number}`)
    expect(text).not.toContain(name)
  })

  test('is not there for a guess, a half-read code or an applicant', async () => {
    const { id } = await organizations.applicant('もうしこみ商店')

    for (const code of ['R8-001', crypto.randomUUID(), await codeOf(id)])
      expect((await verify(code)).statusCode).toBe(404)
  })
})
