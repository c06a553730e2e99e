import type { OrganizationId } from '@app/shared'
import type { Consultation } from '@app/shared/consultations'
import type { FoundOrganization } from '@app/shared/organizations'
import type { Found, Workbench } from '@app/shared/reports'
import type { RequestPage } from '@app/shared/requests'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import type { Headers } from '../../test/given.ts'
import { givenOrganizationsIn } from '../../test/given-organizations.ts'
import { settle } from '../../test/settle.ts'
import { waitUntilBlocked } from '../../test/wait-until-blocked.ts'

const t = await buildTestApp({ now: '2026-10-05T01:00:00Z' }) // a Monday morning in Kofu
const { app, db, given } = t
const organizations = givenOrganizationsIn(db)
const desk = await given.coordinator()
let association: OrganizationId
let supporter: OrganizationId
beforeAll(async () => {
  association = (
    await organizations.association('湯の花一区自治会', 7, { contact: { phone: '055-000-0061', fax: null } })
  ).id
  supporter = (await organizations.supporter('株式会社ゆのはな商店', { profile: { kana: 'ゆのはなしょうてん' } })).id
})

const said = (changes: object = {}) => ({
  organizationId: association,
  caller: '会長さん',
  about: '祭りの店番が足りないそうです。',
  roughlyWhen: '秋祭りのころ',
  channel: 'phone',
  ...changes,
})
const log = (changes: object = {}, me: Headers = desk) =>
  app.inject({ method: 'POST', url: '/api/consultations', headers: { ...me }, payload: said(changes) })
const logged = async (changes: object = {}) => {
  const answer = await log(changes)
  expect(answer.statusCode).toBe(201)
  return answer.json<Consultation>()
}
const act = (one: Consultation, what: string, payload: object, me: Headers = desk, method: 'POST' | 'PATCH' = 'POST') =>
  app.inject({
    method,
    url: `/api/consultations/${one.id}${what}`,
    headers: { ...me, 'if-match': `"${one.version}"` },
    payload,
  })
const list = async (query: Record<string, string>) =>
  (await app.inject({ url: '/api/consultations', query, headers: { ...desk } })).json<{
    items: Consultation[]
    next: string | null
    total: number
  }>()

const wish = (changes: object = {}) => ({
  ...{ itemId: 'festival.stall', title: '秋祭りの店番', description: '店番が足りません。', districtId: 7 },
  ...{
    whenKind: 'single',
    days: [{ day: '2026-11-01' }],
    whenNote: null,
    place: '地区の公園',
    headsMin: 2,
    headsMax: 4,
  },
  private: { exactPlace: null, meetingPoint: null, parking: null, toilet: null, onDayName: null, onDayPhone: null },
  ...changes,
})

describe('a call is written down while listening', () => {
  test('who, what and roughly when are enough; who wrote it and when is kept', async () => {
    const one = await logged()
    expect(one).toMatchObject({
      organization: { id: association, kind: 'association', name: '湯の花一区自治会', districtId: 7 },
      ...{ caller: '会長さん', status: 'waiting', outcome: null, talks: 0, nextContactOn: null, version: 1 },
      ...{ heldAt: t.clock().toISOString(), writtenAt: t.clock().toISOString(), further: [] },
    })
  })

  test('somebody whom the registry does not know is named, and nobody at all is refused beside the field', async () => {
    expect(await logged({ organizationId: null, caller: '名前をうかがえず' })).toMatchObject({ organization: null })
    for (const caller of [null, '', '　'])
      expect((await log({ organizationId: null, caller })).json()).toMatchObject({
        code: 'invalid-input',
        errors: [{ pointer: '/caller' }],
      })
  })

  test('what was said and roughly when must be there', async () => {
    for (const changes of [{ about: ' ' }, { roughlyWhen: '' }, { channel: 'pigeon' }])
      expect((await log(changes)).statusCode).toBe(422)
  })

  test('nobody is called back yesterday', async () => {
    expect((await log({ nextContactOn: '2026-10-04' })).json()).toMatchObject({
      ...{ code: 'day-is-past', errors: [{ pointer: '/nextContactOn' }] },
    })
    expect(await logged({ nextContactOn: '2026-10-05' })).toMatchObject({ nextContactOn: '2026-10-05' })
  })

  test('under the same key it stands once', async () => {
    const before = (await list({})).total
    const payload = said({ about: '二度押されました' })
    const key = { ...desk, 'idempotency-key': crypto.randomUUID() }
    const twice = await Promise.all(
      [1, 2].map(() => app.inject({ method: 'POST', url: '/api/consultations', headers: key, payload })),
    )
    expect(new Set(twice.map((answer) => answer.json<Consultation>().id)).size).toBe(1)
    expect((await list({})).total).toBe(before + 1)
  })

  test('members and strangers neither write nor read; their 404 tells nothing', async () => {
    const one = await logged()
    const member = await given.signedInAs('association', association)
    expect((await log({}, member)).statusCode).toBe(403)
    expect((await app.inject({ url: '/api/consultations', headers: { ...member } })).statusCode).toBe(403)
    expect((await app.inject({ url: `/api/consultations/${one.id}` })).statusCode).toBe(401)
  })
})

describe('the talk goes on', () => {
  test('a further talk is added with its day, and the day of the next contact is said anew', async () => {
    const one = await logged({ nextContactOn: '2026-10-06' })
    const answer = await act(one, '/talks', { text: '会長は留守。', channel: 'phone', nextContactOn: '2026-10-08' })
    expect(answer.json()).toMatchObject({
      ...{ nextContactOn: '2026-10-08', talks: 1, version: 2 },
      further: [{ text: '会長は留守。', channel: 'phone', at: t.clock().toISOString() }],
    })
    expect((await act(one, '/talks', { text: 'まにあわず', channel: 'phone' })).json()).toMatchObject({
      code: 'version-stale',
    })
  })

  test('it ends with a word on how, is talked of no more, and may be taken up again', async () => {
    const one = await logged({ nextContactOn: '2026-10-06' })
    const ended = (await act(one, '/end', { outcome: 'elsewhere', note: '社協につなぎました。' })).json<Consultation>()
    expect(ended).toMatchObject({ status: 'ended', outcome: 'elsewhere', nextContactOn: null })
    expect((await act(ended, '/talks', { text: 'また', channel: 'phone' })).json()).toMatchObject({
      code: 'wrong-moment',
    })
    expect((await act(ended, '/end', { outcome: 'answered' })).json()).toMatchObject({ code: 'wrong-moment' })
    expect((await act(ended, '/reopen', {})).json()).toMatchObject({
      status: 'waiting',
      outcome: null,
      outcomeNote: null,
    })
  })

  test('what was misheard is corrected, also who it was', async () => {
    const one = await logged({ organizationId: null, caller: 'ゆのはなの方' })
    const answer = await act(one, '', said({ caller: null, about: '餅つきの手伝い' }), desk, 'PATCH')
    expect(answer.json()).toMatchObject({ organization: { id: association }, caller: null, about: '餅つきの手伝い' })
  })

  test('the list shows what is due first, page by page, and finds words and organizations', async () => {
    const [late, soon, some] = [
      await logged({ about: '頁ためし三', nextContactOn: '2026-10-20' }),
      await logged({ about: '頁ためし二', nextContactOn: '2026-10-07' }),
      await logged({ about: '頁ためし一' }),
    ]
    const first = await list({ status: 'waiting', q: '頁ためし', perPage: '2' })
    expect(first.items.map(({ id }) => id)).toEqual([some.id, soon.id])
    const second = await list({ status: 'waiting', q: '頁ためし', perPage: '2', after: first.next! })
    expect([second.items.map(({ id }) => id), second.next]).toEqual([[late.id], null])
    expect((await list({ organization: supporter })).items).toEqual([])
    expect((await list({ q: '湯の花' })).items.length).toBeGreaterThan(2)
    expect((await list({ q: '100%' })).items).toEqual([])
  })
})

describe('a consultation becomes a request', () => {
  test('it opens at once in the name of its association, by the way it came, and both know each other', async () => {
    const one = await logged({ channel: 'fax', nextContactOn: '2026-10-06' })
    const answer = await act(one, '/request', wish())
    expect(answer.statusCode).toBe(201)
    const request = answer.json<RequestPage>()
    expect(request).toMatchObject({ status: 'open', inside: { associationId: association, channel: 'fax' } })
    expect((await list({ request: request.id })).items).toMatchObject([
      { id: one.id, status: 'ended', outcome: 'request' },
    ])
    const { rows } = await db.execute(sql`select on_behalf_of, channel from events
      where type = 'request.posted' and payload ->> 'requestId' = ${request.id}`)
    expect(rows).toEqual([{ on_behalf_of: association, channel: 'fax' }])
    await settle(t)
  })

  test('a request that is refused leaves the consultation waiting, with everything that was said', async () => {
    const one = await logged()
    expect((await act(one, '/request', wish({ days: [{ day: '2026-10-01' }] }))).json()).toMatchObject({
      code: 'day-is-past',
    })
    expect((await list({ q: one.about, status: 'waiting' })).items.map(({ id }) => id)).toContain(one.id)
  })

  test('nobody and a supporter ask for no help', async () => {
    const nameless = await logged({ organizationId: null })
    expect((await act(nameless, '/request', wish())).json()).toMatchObject({ code: 'wrong-moment' })
    const company = await logged({ organizationId: supporter })
    expect((await act(company, '/request', wish())).json()).toMatchObject({ code: 'wrong-moment' })
  })

  test('two who press at the same moment make one request', async () => {
    const one = await logged()
    const answers = await db.transaction(async (tx) => {
      await tx.execute(sql`select from consultations where id = ${one.id} for update`)
      const both = [act(one, '/request', wish()), act(one, '/request', wish({ title: 'もう一つの店番' }))]
      await waitUntilBlocked(db, { connections: 2 })
      return { both }
    })
    const codes = (await Promise.all(answers.both)).map(({ statusCode }) => statusCode)
    expect(codes.sort()).toEqual([201, 412])
  })

  test('one that became a request is not taken up again, and keeps its association', async () => {
    const one = await logged()
    await act(one, '/request', wish())
    const [line] = (await list({ q: one.about, status: 'ended', perPage: '1' })).items
    const now = (await app.inject({ url: `/api/consultations/${line!.id}`, headers: { ...desk } })).json<Consultation>()
    expect((await act(now, '/reopen', {})).json()).toMatchObject({ code: 'wrong-moment' })
    const other = await act(now, '', said({ organizationId: supporter }), desk, 'PATCH')
    expect(other.json()).toMatchObject({ code: 'wrong-moment' })
  })
})

describe('who is on the line', () => {
  const find = async (q: string) =>
    (await app.inject({ url: '/api/organizations', query: { q }, headers: { ...desk } })).json<{
      items: FoundOrganization[]
    }>().items

  test('an organization is found by name, reading or number, and its number is not shown', async () => {
    expect(await find('ゆのはなし')).toMatchObject([{ id: supporter, kind: 'supporter' }])
    for (const q of ['湯の花', '0061', '０５５ー０００ー００６１', '(055) 000-0061'])
      expect((await find(q)).map(({ id }) => id)).toContain(association)
    expect(JSON.stringify(await find('0061'))).not.toContain('055-000')
    expect(await find('9876')).toEqual([])
    expect(await find('061')).toEqual([])
  })

  test("the desk's search box finds by a part of the number too", async () => {
    const answer = await app.inject({ url: '/api/search', query: { q: '000-0061' }, headers: { ...desk } })
    expect(answer.json<{ items: Found[] }>().items).toMatchObject([{ kind: 'association', title: '湯の花一区自治会' }])
  })
})

test('the day of the next contact brings it to the workbench, and no day said does not hide it', async () => {
  const find = async (about: string) => {
    const { late, cameIn, waiting } = (
      await app.inject({ url: '/api/workbench', headers: { ...(await given.coordinator()) } })
    ).json<Workbench>()
    return [...late, ...cameIn, ...waiting]
      .filter(({ title }) => title.includes(about))
      .map(({ kind, late: isLate }) => [kind, isLate])
  }
  await logged({ about: '仕事ためし一', nextContactOn: '2026-10-07' })
  await logged({ about: '仕事ためし二' })
  expect(await find('仕事ためし一')).toEqual([])
  expect(await find('仕事ためし二')).toEqual([['consultation-waiting', false]])
  t.travel('2026-10-07T00:30:00Z')
  expect(await find('仕事ためし一')).toEqual([['consultation-to-call', false]])
  t.travel('2026-10-12T00:30:00Z')
  expect(await find('仕事ためし一')).toEqual([['consultation-to-call', true]])
  expect(await find('仕事ためし二')).toEqual([['consultation-waiting', true]])
})
