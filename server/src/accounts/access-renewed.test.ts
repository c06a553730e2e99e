import type { OrganizationId } from '@app/shared'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenMatchesIn } from '../../test/given-matches.ts'
import { givenPassword, type Headers } from '../../test/given.ts'
import { settle } from '../../test/settle.ts'
import { newId } from '../platform/ids.ts'
import { signedSecret } from '../platform/secrets.ts'

const world = await buildTestApp()
const { app, db, given, systemContext } = world
const scene = givenMatchesIn(world)

const post = (url: string, payload: object, headers: Headers = given.stranger()) =>
  app.inject({ method: 'POST', url, headers: { 'idempotency-key': newId(), ...headers }, payload })
const renew = (id: OrganizationId, seatId: string, headers: Headers, email: string | null = null) =>
  post(`/api/organizations/${id}/seats/${seatId}/renew-access`, { email }, headers)
const redeem = (secret: string, more: object = {}) =>
  post('/api/seat-invitations/redeem', { secret, displayName: 'だれか', ...more })
const signIn = (email: string) => post('/api/session', { email, password: givenPassword })

test('the centre gives a new letter: the same account on the same seat; all that worked before is dead', async () => {
  const id = await scene.association('北口自治会')
  const holder = await given.account('association', id, { withPassword: true, title: '会長' })
  const { headers } = await given.sessionOf(holder)
  await post('/api/session/mail-links', { email: holder.email })
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from mail_links where account_id = ${holder.accountId}`,
  )
  const desk = await given.coordinator()
  const older = (await renew(id, holder.seatId, desk)).json<{ code: string }>().code

  const renewed = await renew(id, holder.seatId, desk)

  expect(renewed.statusCode, renewed.body).toBe(200)
  const { code } = renewed.json<{ code: string }>()
  expect((await app.inject({ url: '/api/me/devices', headers })).statusCode).toBe(401)
  expect((await signIn(holder.email)).statusCode).toBe(401)
  const mailed = signedSecret(systemContext(), 'mail-link', rows[0]!.id)
  expect((await post('/api/session/mail-links/redeem', { secret: mailed })).json()).toMatchObject({
    code: 'link-spent',
  })
  expect((await redeem(older)).json()).toMatchObject({ code: 'link-spent' })

  const back = await redeem(code.toLowerCase().replace('-', 'ー'), { email: 'thief@example.jp' })
  expect(back.json()).toMatchObject({
    account: { id: holder.accountId, email: holder.email },
    activeSeatId: holder.seatId,
  })
  expect((await redeem(code)).json()).toMatchObject({ code: 'link-spent' })
  const told = (await settle(world)).filter(({ to }) => to === holder.email).map(({ subject }) => subject)
  expect(told).toContain('【お知らせ】会員ページの入り方を新しくしました')
  const audited = await db.execute(sql`select act from audit where organization_id = ${id}
    and act in ('account.access-renewed', 'account.access-taken') order by id`)
  expect(audited.rows.map(({ act }) => act)).toEqual([
    'account.access-renewed',
    'account.access-renewed',
    'account.access-taken',
  ])
})

test('a new mailbox counts once its link was opened; one that belongs to somebody else is refused', async () => {
  const id = await scene.association('南口自治会')
  const holder = await given.account('association', id)
  const other = await given.account('association', id)
  const desk = await given.coordinator()
  expect((await renew(id, holder.seatId, desk, other.email)).json()).toMatchObject({ code: 'mail-already-known' })

  const { invitation, code } = (await renew(id, holder.seatId, desk, 'anew@example.jp')).json()
  expect(code).toBeNull()
  const { rows } = await db.execute(sql`select email from accounts where id = ${holder.accountId}`)
  expect(rows).toEqual([{ email: holder.email }])

  const back = await redeem(signedSecret(systemContext(), 'invitation', invitation.id))
  expect(back.json()).toMatchObject({ account: { id: holder.accountId, email: 'anew@example.jp' } })
})

test('only the centre does so, never for its own people, and not for a seat that is over', async () => {
  const id = await scene.association('東口自治会')
  const holder = await given.account('association', id)
  expect((await renew(id, holder.seatId, await given.signedInAs('association', id))).statusCode).toBe(403)
  expect((await renew(id, holder.seatId, given.stranger())).statusCode).toBe(401)
  const desk = await given.coordinator()
  expect((await renew(await scene.association('西口自治会'), holder.seatId, desk)).statusCode).toBe(404)

  await db.execute(sql`insert into seats (id, account_id, role, starts_on, created_at)
    values (${newId()}, ${holder.accountId}, 'admin', '2026-04-01', now())`)
  expect((await renew(id, holder.seatId, desk)).json()).toMatchObject({ code: 'not-yours' })
  const gone = await given.account('association', id)
  await given.endOfSeat(gone.seatId)
  expect((await renew(id, gone.seatId, desk)).json()).toMatchObject({ code: 'wrong-moment' })
})

test('an invitation that is taken back is dead; its letter can be printed until then, by its own people and the centre', async () => {
  const id = await scene.association('中央自治会')
  const own = await given.signedInAs('association', id)
  const { invitation, code } = (await post(`/api/organizations/${id}/seats`, { name: '次の人' }, own)).json()
  const letter = (headers: Headers) => app.inject({ url: `/api/seat-invitations/${invitation.id}/letter`, headers })
  const neighbour = await given.signedInAs('association', await scene.association('隣の自治会'))
  const reader = await given.account('association', id)
  await db.execute(sql`update seats set rights = 'read' where id = ${reader.seatId}`)
  const { headers: reading } = await given.sessionOf(reader)

  expect((await letter(own)).headers['content-type']).toBe('application/pdf')
  expect((await letter(await given.coordinator())).statusCode).toBe(200)
  expect((await letter(neighbour)).statusCode).toBe(404)
  expect((await letter(reading)).statusCode).toBe(403)
  const { rows } = await db.execute<{ text: string }>(sql`
    select to_jsonb(t)::text as text from seat_invitations t union all select to_jsonb(t)::text from idempotency_answers t
    union all select to_jsonb(t)::text from events t`)
  expect(rows.map(({ text }) => text).join('\n')).not.toContain(code)

  const withdraw = (headers: Headers) => post(`/api/seat-invitations/${invitation.id}/withdraw`, {}, headers)
  expect((await withdraw(neighbour)).statusCode).toBe(404)
  expect((await withdraw(own)).statusCode).toBe(200)
  expect((await redeem(code)).json()).toMatchObject({ code: 'link-spent' })
  expect((await letter(own)).statusCode).toBe(404)
  expect((await withdraw(own)).statusCode).toBe(404)
})

test('title, term and rights of a seat are changed by colleagues, not by oneself, not by neighbours', async () => {
  const id = await scene.association('北新自治会')
  const mine = await given.account('association', id, { title: '会長' })
  const other = await given.account('association', id)
  const { headers } = await given.sessionOf(mine)
  const edit = (seatId: string, who: Headers, change: object = {}) =>
    app.inject({
      method: 'PATCH',
      url: `/api/organizations/${id}/seats/${seatId}`,
      headers: who,
      payload: { title: '会計', rights: 'read', startsOn: '2026-04-01', endsOn: '2027-03-31', ...change },
    })

  expect((await edit(other.seatId, headers)).json()).toMatchObject({
    title: '会計',
    rights: 'read',
    endsOn: '2027-03-31',
    readsUntil: '2027-05-30',
  })
  expect((await edit(mine.seatId, headers)).json()).toMatchObject({ code: 'not-yours' })
  expect((await edit(mine.seatId, headers, { rights: 'answer', title: '前会長' })).statusCode).toBe(200)
  expect((await edit(other.seatId, headers, { endsOn: '2026-03-01' })).json()).toMatchObject({ code: 'invalid-input' })
  const neighbour = await given.signedInAs('association', await scene.association('南新自治会'))
  expect((await edit(other.seatId, neighbour)).statusCode).toBe(404)
  const { headers: reading } = await given.sessionOf(other)
  expect((await edit(mine.seatId, reading)).json()).toMatchObject({ code: 'not-yours' })
})
