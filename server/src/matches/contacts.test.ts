import type { MatchId, OrganizationId } from '@app/shared'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { canaries, givenMatchesIn } from '../../test/given-matches.ts'
import { privateWords } from '../../test/given-requests.ts'
import type { Headers } from '../../test/given.ts'
import { auditTable } from '../platform/platform.table.ts'
import { cancelMatch } from './cancel-match.ts'

const world = await buildTestApp()
const { app, db, given } = world
const scene = givenMatchesIn(world)

let association: OrganizationId
let supporter: OrganizationId
let officer: Headers
let company: Headers
let coordinator: Headers
beforeAll(async () => {
  association = await scene.association('北口自治会')
  supporter = await scene.supporter('あおぞら商会')
  officer = await given.signedInAs('association', association)
  company = await given.signedInAs('supporter', supporter)
  coordinator = await given.coordinator()
})

const get = (url: string, headers: Headers) => app.inject({ method: 'GET', url, headers: { ...headers } })
const doors = (id: MatchId) => ['contacts', 'sheet', 'sheet.pdf'].map((door) => `/api/matches/${id}/${door}`)
const reads = (id: MatchId, request: string) => [
  ...doors(id),
  '/api/matches',
  `/api/matches/${id}`,
  `/api/matches/${id}/messages`,
  `/api/matches/${id}/results`,
  `/api/matches/${id}/calendar.ics`,
  `/api/requests/${request}`,
  '/api/requests',
]
const secretsOf = (side: 'association' | 'supporter') => [
  ...Object.values(canaries[side]),
  ...(side === 'association' ? Object.values(privateWords) : []),
]
/** Everything the other side can read, in one string. */
async function allThatIsSeen(headers: Headers, id: MatchId, request: string): Promise<string> {
  const answers = await Promise.all(reads(id, request).map((url) => get(url, headers)))
  return answers.map(({ body }) => body).join('\n')
}

describe('contacts and the exact place (rule 2)', () => {
  test('are nowhere before agreement, open with it, and are gone from everywhere when the match falls out', async () => {
    const request = await scene.request(association)
    const half = await scene.halfAgreed(request, supporter)

    const before = {
      company: await allThatIsSeen(company, half, request),
      officer: await allThatIsSeen(officer, half, request),
    }
    for (const secret of [...secretsOf('association'), '北口自治会']) expect(before.company).not.toContain(secret)
    for (const secret of secretsOf('supporter')) expect(before.officer).not.toContain(secret)
    for (const url of doors(half)) expect((await get(url, company)).json()).toMatchObject({ code: 'wrong-moment' })

    const accepted = await app.inject({
      method: 'POST',
      url: `/api/matches/${half}/accept`,
      headers: { ...officer, ...(await scene.asRead(half)) },
      payload: {},
    })
    expect(accepted.json()).toMatchObject({ status: 'agreed' })
    const opened = (await get(`/api/matches/${half}/contacts`, company)).body
    for (const secret of [...secretsOf('association'), '北口自治会']) expect(opened).toContain(secret)
    for (const secret of secretsOf('supporter')) expect(opened).not.toContain(secret)
    expect((await get(`/api/matches/${half}/contacts`, officer)).body).toContain(canaries.supporter.phone)

    await cancelMatch(scene.by('supporter', supporter), half, '急用')
    const after = {
      company: await allThatIsSeen(company, half, request),
      officer: await allThatIsSeen(officer, half, request),
    }
    for (const secret of [...secretsOf('association'), '北口自治会']) expect(after.company).not.toContain(secret)
    for (const secret of secretsOf('supporter')) expect(after.officer).not.toContain(secret)
  })

  test('the centre sees both sides; every look leaves a line in the audit', async () => {
    const match = await scene.agreed(await scene.request(association), supporter)
    const count = async () =>
      (await db.select().from(auditTable)).filter(({ act }) => act === 'contact.revealed').length
    const before = await count()

    const answer = await get(`/api/matches/${match}/contacts`, coordinator)

    expect(answer.json()).toMatchObject({
      items: [
        { side: 'association', name: '北口自治会', place: { exactPlace: privateWords.exactPlace } },
        { side: 'supporter', place: null },
      ],
    })
    expect(await count()).toBe(before + 2)
    await cancelMatch(scene.by('coordinator'), match, 'テスト')
  })

  test('a stranger and a neighbour find nothing', async () => {
    const match = await scene.agreed(await scene.request(association), supporter)
    const others = await given.signedInAs('supporter', await scene.supporter('となりの会社'))
    const neighbours = await given.signedInAs('association', await scene.association('南口自治会'))

    for (const url of [...doors(match), `/api/matches/${match}/calendar.ics`, `/api/matches/${match}/results`]) {
      expect((await get(url, given.stranger())).statusCode).toBe(401)
      expect((await get(url, others)).statusCode).toBe(404)
      expect((await get(url, neighbours)).statusCode).toBe(404)
    }
    await cancelMatch(scene.by('coordinator'), match, 'テスト')
  })
})

describe('the day itself', () => {
  test('the sheet has both sides, the exact place and the other helpers; the paper is a PDF', async () => {
    const request = await scene.request(association, { headsMin: 4, headsMax: 8 })
    const match = await scene.halfAgreed(request, supporter, 4)
    await scene.halfAgreed(request, await scene.supporter('もう一社'), 4)
    await app.inject({
      method: 'POST',
      url: `/api/matches/${match}/accept`,
      headers: { ...officer, ...(await scene.asRead(match)) },
      payload: {},
    })

    const sheet = await get(`/api/matches/${match}/sheet`, company)
    const paper = await get(`/api/matches/${match}/sheet.pdf`, company)
    const calendar = await get(`/api/matches/${match}/calendar.ics`, company)

    expect(sheet.json()).toMatchObject({
      association: { name: '北口自治会', contact: { phone: canaries.association.phone } },
      supporter: { contact: { phone: canaries.supporter.phone } },
      private: { exactPlace: privateWords.exactPlace },
      others: [],
    })
    expect(paper.headers['content-type']).toBe('application/pdf')
    expect(paper.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    expect(calendar.headers['content-type']).toContain('text/calendar')
    expect(calendar.body).toContain('DTSTART:20261101T060000Z')
    expect(calendar.body).toContain('DTEND:20261101T113000Z')
    expect(calendar.body).not.toContain(privateWords.exactPlace)
    await cancelMatch(scene.by('coordinator'), match, 'テスト')
  })

  test('a day without clock times is a whole day in the calendar; without a day there is none', async () => {
    const whole = await scene.agreed(
      await scene.request(association, { days: [{ day: '2026-11-03', from: null, to: null }] }),
      supporter,
    )
    const open = await scene.agreed(await scene.request(association, { whenKind: 'unsettled', days: [] }), supporter)

    expect((await get(`/api/matches/${whole}/calendar.ics`, company)).body).toContain('DTSTART;VALUE=DATE:20261103')
    expect((await get(`/api/matches/${open}/calendar.ics`, company)).json()).toMatchObject({ code: 'wrong-moment' })
    expect((await get(`/api/matches/${open}/sheet.pdf`, company)).headers['content-type']).toBe('application/pdf')
  })
})
