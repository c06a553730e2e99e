import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { givenPassword, type Headers } from '../../test/given.ts'
import { numberOf, secondFactorScene } from '../../test/second-factor-scene.ts'
import { settle } from '../../test/settle.ts'
import { newId } from '../platform/ids.ts'

const { world, post, get, half, later, show, withApp } = await secondFactorScene()
const { app, db, given, travel, clock, systemContext } = world

describe('codes kept on paper', () => {
  test('let in once each, however they are typed, and their owner is told', async () => {
    const { email, codes } = await withApp()
    expect(new Set(codes).size).toBe(10)
    const typed = codes[3]!.toLowerCase().replace('-', ' ')

    expect((await show(await half(email), typed)).statusCode).toBe(200)
    expect((await show(await half(email), typed)).json()).toMatchObject({ code: 'wrong-code' })
    const mails = await settle(world)
    expect(mails.filter(({ to }) => to === email).map(({ subject }) => subject)).toContain(
      '【お知らせ】控えの番号で入りました',
    )
  })

  test("open nobody else's door", async () => {
    const [one, other] = [await withApp(), await withApp()]
    expect((await show(await half(other.email), one.codes[0]!)).statusCode).toBe(422)
  })

  test('are void when new ones are made', async () => {
    const { email, headers, codes } = await withApp()
    const fresh = (await post('/api/me/second-factor/recovery-codes', {}, headers)).json<{ codes: string[] }>().codes
    expect((await show(await half(email), codes[0]!)).statusCode).toBe(422)
    expect((await show(await half(email), fresh[0]!)).statusCode).toBe(200)
    expect((await get('/api/me/second-factor', headers)).json()).toMatchObject({ codesLeft: 9 })
  })

  test('and the secret of the app rest nowhere in the open', async () => {
    const { secret, codes, headers, accountId } = await withApp()
    await post('/api/me/second-factor/recovery-codes', {}, headers)
    const { rows } = await db.execute<{ text: string }>(sql`
      select to_jsonb(t)::text as text from second_factors t union all select to_jsonb(t)::text from recovery_codes t
      union all select to_jsonb(t)::text from idempotency_answers t union all select to_jsonb(t)::text from events t
      union all select to_jsonb(t)::text from audit t`)
    const everything = rows.map(({ text }) => text).join('\n')
    expect(everything).toContain(accountId)
    for (const word of [secret, ...codes, ...codes.map((code) => code.replace('-', ''))])
      expect(everything).not.toContain(word)
  })
})

describe('the second factor changes hands', () => {
  test('only after it was shown within ten minutes, as do passwords, seats, mail addresses, exports with contacts and whatever lets somebody in', async () => {
    const { headers, secret } = await withApp('admin')
    const association = newId()
    await db.execute(sql`insert into organizations (id, kind, name, kana, search_key, created_at, updated_at)
      values (${association}, 'association', '東口自治会', 'ひがしぐち', '東口自治会', now(), now())`)
    const officer = await given.account('association', association as never)
    const seat = `/api/organizations/${association}/seats/${officer.seatId}`
    const term = { title: '会計', rights: 'read', startsOn: '2026-04-01', endsOn: null }
    const list = { kind: 'supporters', purpose: 'check', withContacts: true }
    const handOver = (next: object[]) =>
      post(`/api/organizations/${association}/handover`, { leaving: [], next, startsOn: '2027-04-01' }, headers)
    await later(headers, 15)
    const stale = [
      () => post('/api/me/second-factor', {}, headers),
      () => post('/api/me/second-factor/recovery-codes', {}, headers),
      () => post('/api/me/password', { present: givenPassword, password: 'a quiet morning on the river' }, headers),
      () => post('/api/staff', { email: `${newId()}@example.jp`, role: 'coordinator' }, headers),
      () => app.inject({ method: 'PATCH', url: seat, headers, payload: term }),
      () => post(`${seat}/renew-access`, { email: `${newId()}@example.jp` }, headers),
      () => post('/api/exports', list, headers),
      () => post(`/api/organizations/${association}/seats`, { title: '会計' }, headers),
      () => handOver([{ name: '後藤 花', title: '会長' }]),
      () => post('/api/handovers/districts/7/letters', {}, headers),
    ]
    const isFresh = async () => (await get('/api/me/second-factor', headers)).json<{ isFresh: boolean }>().isFresh
    expect(await isFresh()).toBe(false)
    expect((await post('/api/exports', { ...list, withContacts: false }, headers)).statusCode).toBe(201)
    expect((await handOver([])).statusCode).toBe(200) // nobody new is let in by it
    for (const act of stale) expect((await act()).json()).toMatchObject({ code: 'step-up-needed' })

    expect((await show(headers, numberOf(secret, clock()))).statusCode).toBe(200)
    expect(await isFresh()).toBe(true)
    for (const act of stale) expect((await act()).statusCode).toBeLessThan(300)
  })

  test('no letter that is a key to a seat is printed without it, for one seat or for a district', async () => {
    const { headers, secret } = await withApp()
    const association = newId()
    await db.execute(sql`insert into organizations (id, kind, name, kana, search_key, district_id, created_at, updated_at)
      values (${association}, 'association', '西口自治会', 'にしぐち', '西口自治会', 8, now(), now())`)
    const invited = await post(`/api/organizations/${association}/seats`, { title: '会計' }, headers)
    const { invitation } = invited.json<{ invitation: { id: string } }>()
    expect((await post('/api/handovers/districts/8/letters', {}, headers)).statusCode).toBe(200)
    const letters = [`/api/seat-invitations/${invitation.id}/letter`, '/api/handovers/districts/8/letters']
    const printed = async () => {
      const { rows } = await db.execute(
        sql`select count(*)::int as n from audit where act = 'invitation.letter-printed'`,
      )
      return rows[0]?.['n']
    }
    const before = await printed()
    await later(headers, 15)

    for (const url of letters) expect((await get(url, headers)).json()).toMatchObject({ code: 'step-up-needed' })
    expect(await printed()).toBe(before)
    await show(headers, numberOf(secret, clock()))
    for (const url of letters) expect((await get(url, headers)).headers['content-type']).toBe('application/pdf')
  })

  test('a session without it cannot replace it', async () => {
    const { email } = await withApp()
    const headers = await half(email)
    expect((await post('/api/me/second-factor', {}, headers)).json()).toMatchObject({ code: 'step-up-needed' })
    expect((await post('/api/me/second-factor/confirm', { code: '123456' }, headers)).json()).toMatchObject({
      code: 'step-up-needed',
    })
  })

  test('the old app counts until the new one has said its first number; then every other session is over', async () => {
    const { email, headers, secret } = await withApp()
    const elsewhere = await half(email)
    await show(elsewhere, numberOf(secret, clock()))
    const { secret: next } = (await post('/api/me/second-factor', {}, headers)).json<{ secret: string }>()
    expect((await show(await half(email), numberOf(next, clock()))).statusCode).toBe(422)

    expect((await post('/api/me/second-factor/confirm', { code: numberOf(next, clock()) }, headers)).statusCode).toBe(
      200,
    )

    expect((await get('/api/staff', headers)).statusCode).toBe(200)
    expect((await get('/api/staff', elsewhere)).statusCode).toBe(401)
    travel({ minutes: 1 })
    expect((await show(await half(email), numberOf(secret, clock()))).statusCode).toBe(422)
    expect((await show(await half(email), numberOf(next, clock()))).statusCode).toBe(200)
  })

  test('an offer that somebody saw before cannot be confirmed after a newer one, nor after half an hour', async () => {
    const { email } = await given.account('coordinator', null, { withPassword: true })
    const [thief, owner] = [await half(email), await half(email)]
    const offer = async (who: Headers) =>
      (await post('/api/me/second-factor', {}, who)).json<{ secret: string }>().secret
    const [seen, fresh] = [await offer(thief), await offer(owner)]
    const confirm = (who: Headers, secret: string) =>
      post('/api/me/second-factor/confirm', { code: numberOf(secret, clock()) }, who)

    expect((await confirm(thief, seen)).json()).toMatchObject({ code: 'wrong-code' })
    await later(owner, 31)
    expect((await confirm(owner, fresh)).json()).toMatchObject({ code: 'wrong-moment' })
  })

  test('another admin takes it away: all sessions end, it is told and audited; nobody does so for itself', async () => {
    const lost = await withApp()
    const reset = (seatId: string, headers: Headers) => post(`/api/staff/${seatId}/second-factor/reset`, {}, headers)
    const boss = await given.account('admin')
    const { headers } = await given.sessionOf(boss)
    expect((await reset(lost.seatId, await given.coordinator())).statusCode).toBe(403)
    expect((await reset(boss.seatId, headers)).json()).toMatchObject({ code: 'not-yours' })
    expect((await reset(newId(), headers)).json()).toMatchObject({ code: 'not-found' })

    expect((await reset(lost.seatId, headers)).statusCode).toBe(200)

    expect((await get('/api/staff', lost.headers)).statusCode).toBe(401)
    expect((await get('/api/me', await half(lost.email))).json()).toMatchObject({ secondFactor: 'to-set-up' })
    expect(
      (await settle(world)).some(({ to, subject }) => to === lost.email && subject.includes('取り消しました')),
    ).toBe(true)
    const { rows } = await db.execute(
      sql`select 1 from audit where act = 'account.second-factor-reset' and subject_id = ${lost.accountId} and account_id = ${boss.accountId}`,
    )
    expect(rows).toHaveLength(1)
    expect((await reset(lost.seatId, headers)).json()).toMatchObject({ code: 'wrong-moment' })
  })
})

test('a sealed secret opens for its own account only', async () => {
  const { openSecret, sealSecret } = await import('./second-factor.store.ts')
  const [mine, others] = [(await given.account('admin')).accountId, (await given.account('admin')).accountId]
  const sealed = sealSecret(systemContext(), mine, 'JBSWY3DPEHPK3PXP')

  expect(openSecret(systemContext(), mine, sealed)).toBe('JBSWY3DPEHPK3PXP')
  expect(() => openSecret(systemContext(), others, sealed)).toThrow()
  const other = { config: { ...systemContext().config, pepper: 'another pepper, 32 bytes or more..' } }
  expect(() => openSecret(other, mine, sealed)).toThrow()
})
