import { describe, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenPassword } from '../../test/given.ts'
import { signedSecret } from '../platform/secrets.ts'
import { comparisons } from './hashing.ts'
import { askedMs } from './sessions.rules.ts'

const { app, db, given, travel, systemContext } = await buildTestApp()

const signIn = (email: string, password: string, headers = given.stranger()) =>
  app.inject({ method: 'POST', url: '/api/session', headers, payload: { email, password } })
const cookiesOf = (answer: Awaited<ReturnType<typeof signIn>>) =>
  answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
const meAs = (cookie: string) => app.inject({ url: '/api/me', headers: { cookie } })
const post = (url: string, payload: object, headers = given.stranger()) =>
  app.inject({ method: 'POST', url, headers, payload })

describe('mail address and password', () => {
  test('let somebody in, and the browser is known from then on', async () => {
    const { email, seatId } = await given.account('coordinator', null, { withPassword: true })

    const answer = await signIn(` ${email.toUpperCase()} `, givenPassword)

    expect(answer.statusCode, answer.body).toBe(200)
    expect(answer.json()).toMatchObject({ activeSeatId: seatId, seats: [{ role: 'coordinator' }] })
    expect((await meAs(cookiesOf(answer))).json()).toMatchObject({ account: { email } })
  })

  test('get the same answer when wrong and when nobody has that address', async () => {
    const { email } = await given.account('coordinator', null, { withPassword: true })

    const [wrong, unknown] = [await signIn(email, 'not the password'), await signIn('nobody@example.jp', 'whatever')]

    expect(wrong.statusCode).toBe(401)
    expect(wrong.json()).toEqual(unknown.json())
    expect(Object.keys(wrong.headers).sort()).toEqual(Object.keys(unknown.headers).sort())
  })

  test('cost the same one comparison, whether wrong, of nobody, of somebody without password or shut out', async () => {
    const known = await given.account('coordinator', null, { withPassword: true })
    const shutOut = await given.account('coordinator', null, { withPassword: true })
    await db.execute(sql`update accounts set disabled_at = now() where id = ${shutOut.accountId}`)
    const byLinkOnly = await given.account('coordinator')
    const { rows } = await db.execute<{ cost: string }>(
      sql`select substring(password_hash from '^(.*)[$][^$]+[$][^$]+$') as cost from accounts where id = ${known.accountId}`,
    )
    const worked: unknown[] = []
    const hear = (work: unknown) => void worked.push(work)
    comparisons.subscribe(hear)

    for (const email of [known.email, 'nobody@example.jp', byLinkOnly.email, shutOut.email]) {
      worked.length = 0
      const answer = await signIn(email, email === shutOut.email ? givenPassword : 'not the password')
      expect(answer.json()).toMatchObject({ code: 'wrong-credentials' })
      expect(worked).toEqual([{ cost: rows[0]!.cost }])
    }
    comparisons.unsubscribe(hear)
    expect(rows[0]!.cost).toBe('$argon2id$v=19$m=19456,t=2,p=1')
  })

  test('are checked ten times; then the wait doubles, and the right one waits as well', async () => {
    const { email } = await given.account('coordinator', null, { withPassword: true })
    for (let guess = 0; guess < 10; guess++) expect((await signIn(email, 'guess')).statusCode).toBe(401)

    const blocked = await signIn(email, givenPassword)
    expect(blocked.json()).toMatchObject({ code: 'too-many-tries' })
    expect(Number(blocked.headers['retry-after'])).toBe(900)

    travel({ minutes: 16 })
    expect((await signIn(email, 'guess')).statusCode).toBe(401)
    travel({ minutes: 16 })
    expect((await signIn(email, givenPassword)).statusCode).toBe(429)
    travel({ minutes: 30 })
    expect((await signIn(email, givenPassword)).statusCode).toBe(200)
  })

  test('of a hundred guesses at once at most ten are checked', async () => {
    const { email } = await given.account('coordinator', null, { withPassword: true })

    const answers = await Promise.all(Array.from({ length: 40 }, () => signIn(email, 'guess')))

    expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(10)
  })

  test('keep working for the owner on a device it knows while strangers guess', async () => {
    const { email } = await given.account('coordinator', null, { withPassword: true })
    const device = cookiesOf(await signIn(email, givenPassword))
    for (let guess = 0; guess < 10; guess++) await signIn(email, 'guess')

    const answer = await signIn(email, givenPassword, { ...given.stranger(), cookie: device })

    expect(answer.statusCode, answer.body).toBe(200)
  })

  test('do not let in whoever holds no seat any more', async () => {
    const { email, seatId } = await given.account('coordinator', null, { withPassword: true })
    await given.endOfSeat(seatId)

    expect((await signIn(email, givenPassword)).json()).toMatchObject({ code: 'wrong-credentials' })
  })
})

describe('a mailed link', () => {
  const asked = async (email: string) => {
    await post('/api/session/mail-links', { email })
    const { rows } = await db.execute<{ id: string }>(
      sql`select payload->>'mailLinkId' as id from events where type = 'account.mail-link-asked' order by id desc limit 1`,
    )
    return signedSecret(systemContext(), 'mail-link', rows[0]!.id)
  }

  test('lets somebody in once; looking at the page does not use it up, because only a POST does', async () => {
    const { email } = await given.account('coordinator')
    const secret = await asked(email)

    const [first, second] = [
      await post('/api/session/mail-links/redeem', { secret }),
      await post('/api/session/mail-links/redeem', { secret }),
    ]

    expect(first.json()).toMatchObject({ account: { email } })
    expect(second.json()).toMatchObject({ code: 'link-spent', status: 410 })
  })

  test('works for half an hour', async () => {
    const { email } = await given.account('coordinator')
    const secret = await asked(email)
    travel({ minutes: 31 })

    expect((await post('/api/session/mail-links/redeem', { secret })).json()).toMatchObject({ code: 'link-spent' })
  })

  test('is answered the same for an unknown address, and nothing is mailed', async () => {
    const { email } = await given.account('coordinator')
    const known = await post('/api/session/mail-links', { email })
    const before = await db.execute(sql`select count(*) from events`)

    const unknown = await post('/api/session/mail-links', { email: 'stranger@example.jp' })

    expect(unknown.body).toBe(known.body)
    expect((await db.execute(sql`select count(*) from events`)).rows).toEqual(before.rows)
  })

  test('is answered no sooner for an unknown address, which has less to write down', async () => {
    const { email } = await given.account('coordinator')
    for (const address of [email, 'another.stranger@example.jp']) {
      const since = performance.now()
      await post('/api/session/mail-links', { email: address })
      expect(performance.now() - since).toBeGreaterThanOrEqual(askedMs - 5)
    }
  })

  test('rests nowhere but as a hash', async () => {
    const { email } = await given.account('coordinator')
    const secret = await asked(email)

    const { rows } = await db.execute(sql`
      select 1 from mail_links l where to_jsonb(l)::text like ${`%${secret}%`}
      union all select 1 from events e where to_jsonb(e)::text like ${`%${secret}%`}
      union all select 1 from graphile_worker._private_jobs j where j.payload::text like ${`%${secret}%`}`)
    expect(rows).toEqual([])
  })
})

describe('signing out', () => {
  test('ends the session at once, also for a copy of its cookie', async () => {
    const { headers } = await given.sessionOf(await given.account('coordinator'))

    await app.inject({ method: 'DELETE', url: '/api/session', headers })

    expect((await app.inject({ url: '/api/staff', headers })).statusCode).toBe(401)
  })
})

describe('a session', () => {
  test('of staff ends after twelve hours, of members after thirty days without use', async () => {
    const { headers } = await given.sessionOf(await given.account('coordinator'))
    expect((await app.inject({ url: '/api/staff', headers })).statusCode).toBe(200)
    travel({ hours: 13 })

    expect((await app.inject({ url: '/api/staff', headers })).statusCode).toBe(401)
  })

  test('dies with its seat and with its account', async () => {
    const one = await given.account('coordinator')
    const { headers } = await given.sessionOf(one)
    const other = await given.account('coordinator')
    const { headers: others } = await given.sessionOf(other)

    await given.endOfSeat(one.seatId)
    await db.execute(sql`update accounts set disabled_at = now() where id = ${other.accountId}`)

    expect((await app.inject({ url: '/api/staff', headers })).statusCode).toBe(401)
    expect((await app.inject({ url: '/api/staff', headers: others })).statusCode).toBe(401)
  })
})
