import type { OrganizationId, RequestId } from '@app/shared'
import {
  type AboutSafety,
  checklistOf,
  reopenedBy,
  type RequestInput,
  type RequestPage,
  safetyPoints,
  safetyRuleOf,
} from '@app/shared/requests'
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenMatchesIn } from '../../test/given-matches.ts'
import type { Headers } from '../../test/given.ts'
import { acceptMatch } from '../matches/accept-match.ts'
import { requestsTable } from './requests.table.ts'

const world = await buildTestApp()
const { app, db, given, clock } = world
const scene = givenMatchesIn(world)

let mine: OrganizationId
let officer: Headers
let coordinator: Headers
beforeAll(async () => {
  mine = await scene.association()
  officer = await given.signedInAs('association', mine)
  coordinator = await given.coordinator()
})

const about = (changes: Partial<AboutSafety> = {}): AboutSafety => ({
  ...{ itemId: 'office.docs', hazards: [], answers: {}, minorsWelcome: false, days: [{ day: '2026-10-11' }] },
  ...changes,
})
const points = (changes: Partial<AboutSafety> = {}) => checklistOf(about(changes)).map(({ point }) => point)

describe('the rules', () => {
  test('each says what, why and from where, and never an amount', () => {
    for (const point of safetyPoints) {
      const { check, why, source } = safetyRuleOf(point)
      for (const words of [check, why, source]) expect(words, point).not.toBe('')
      expect(`${check}${why}`, point).not.toMatch(/\d+\s*円|円|℃|度以上/)
    }
  })

  test('the kind of help, the dangers, the answers, the month and young people each bring their points', () => {
    const usual = ['volunteer', 'company']
    expect(points()).toEqual(usual)
    expect(points({ itemId: 'clean.mow' })).toContain('power-tools')
    expect(points({ hazards: ['night-patrol'] })).toContain('patrol')
    expect(points({ hazards: ['fire-food'] })).toEqual([...usual, 'food', 'fire'])
    expect(points({ hazards: ['fire-food'], answers: { fireFood: 'nobody' } })).toEqual(usual)
    expect(points({ minorsWelcome: true })).toContain('minors')
    expect(points({ itemId: 'clean.street', days: [{ day: '2026-08-01' }] })).toContain('heat')
    expect(points({ itemId: 'clean.street' })).not.toContain('heat')
  })

  test('a change opens what it touches and nothing else', () => {
    const before = checklistOf(about({ hazards: ['power-tools'], answers: { powerTools: 'association' } }))
    const after = checklistOf(about({ hazards: ['power-tools', 'water'], answers: { powerTools: 'both' } }))
    expect(reopenedBy(before, after)).toEqual(['power-tools', 'water'])
    expect(reopenedBy(before, before)).toEqual([])
  })
})

const send = async (method: 'POST' | 'PATCH', id: RequestId, act: string, payload: object, who = coordinator) =>
  app.inject({
    ...{ method, url: `/api/requests/${id}${act}`, payload },
    headers: { ...who, ...(await scene.requestAsRead(id)), 'idempotency-key': crypto.randomUUID() },
  })
const tick = async (id: RequestId, body: object) =>
  (await send('POST', id, '/check-insurance', body)).json<RequestPage>().inside!
const form: Partial<RequestInput> = { itemId: scene.requestInput().itemId, hazards: ['water'] }
const openOf = (inside: NonNullable<RequestPage['inside']>) =>
  inside.checklist.filter(({ checkedAt }) => !checkedAt).map(({ point }) => point)

describe('the centre ticks', () => {
  test('point by point, with who and when; the last one makes it 「保険確認済み」 and one taken back unmakes it', async () => {
    const id = await scene.request(mine, form)
    const all = openOf(await tick(id, { checked: false, point: 'volunteer' }))
    expect(all).toEqual(['volunteer', 'event', 'company', 'food', 'fire', 'water'])

    for (const point of all.slice(0, -1))
      expect(await tick(id, { checked: true, point })).toMatchObject({ insuranceChecked: false })
    const whole = await tick(id, { checked: true, point: 'water' })

    expect(whole).toMatchObject({ insuranceChecked: true })
    expect(whole.checklist[0]).toEqual({
      point: 'volunteer',
      checkedAt: clock().toISOString(),
      checkedByName: '山田 花子',
    })
    expect(await tick(id, { checked: false, point: 'food' })).toMatchObject({ insuranceChecked: false })
    expect(await scene.told(id)).not.toContain('request.insurance-checked')
    expect(await scene.lastAudit('request.safety-point')).toMatchObject({ subjectId: id })
  })

  test('all at once; a point that this request does not have is refused', async () => {
    const id = await scene.request(mine, form)

    expect(openOf(await tick(id, { checked: true }))).toEqual([])
    expect(await scene.told(id)).toContain('request.insurance-checked')
    expect((await send('POST', id, '/check-insurance', { checked: true, point: 'permit' })).json()).toMatchObject({
      errors: [{ pointer: '/point' }],
    })
  })

  test('nobody else does', async () => {
    const id = await scene.request(mine, form)
    for (const who of [officer, given.stranger()])
      expect((await send('POST', id, '/check-insurance', { checked: true }, who)).statusCode).toBeGreaterThan(400)
    expect((await scene.requestRow(id)).insuranceCheckedAt).toBeNull()
  })
})

describe('the gate before agreement', () => {
  const agree = (match: Parameters<typeof acceptMatch>[1]) => acceptMatch(scene.by('association', mine), match, {})

  test('holds while one point is open', async () => {
    const id = await scene.request(mine, form)
    const match = await scene.halfAgreed(id, await scene.supporter())
    await tick(id, { checked: true })
    await tick(id, { checked: false, point: 'fire' })

    await expect(agree(match)).rejects.toMatchObject({ code: 'insurance-unchecked' })
    await tick(id, { checked: true, point: 'fire' })
    await agree(match)
    expect(await scene.matchRow(match)).toMatchObject({ status: 'agreed' })
  })

  test('closes again when a change touches what was checked; the other ticks stay', async () => {
    const id = await scene.request(mine, form)
    await tick(id, { checked: true })
    const match = await scene.halfAgreed(id, await scene.supporter())
    const changed = { ...scene.requestInput(form), hazards: ['water', 'height'], minorsWelcome: true }

    const { inside } = (await send('PATCH', id, '', changed, officer)).json<RequestPage>()

    expect(openOf(inside!)).toEqual(['height', 'minors'])
    expect(inside).toMatchObject({ insuranceChecked: false })
    await expect(agree(match)).rejects.toMatchObject({ code: 'insurance-unchecked' })
  })

  test('stays open when a change touches nothing of it, or only takes a danger away', async () => {
    const id = await scene.request(mine, form)
    await tick(id, { checked: true })
    for (const hazards of [['water'], []] as const) {
      const changed = { ...scene.requestInput(form), hazards, title: '別の題名' }
      const { inside } = (await send('PATCH', id, '', changed, officer)).json<RequestPage>()
      expect(inside).toMatchObject({ insuranceChecked: true })
    }
  })

  test('new days in summer after a postponement ask about the heat', async () => {
    const id = await scene.request(mine, form, 'postponed')
    await tick(id, { checked: true })

    const answer = await send('POST', id, '/resume', { days: [{ day: '2027-08-01' }] })

    expect(openOf(answer.json<RequestPage>().inside!)).toEqual(['heat'])
  })

  test('what was checked as a whole before there were points stays so, each point by the same hand', async () => {
    const id = await scene.request(mine, form)
    await db.update(requestsTable).set({ insuranceCheckedAt: clock() }).where(eq(requestsTable.id, id))
    const seen = (await app.inject({ url: `/api/requests/${id}`, headers: { ...coordinator } })).json<RequestPage>()

    expect(openOf(seen.inside!)).toEqual([])
    expect(openOf(await tick(id, { checked: false, point: 'water' }))).toEqual(['water'])
  })
})
