import type { MatchId, RequestId } from '@app/shared'
import { requestInput } from '@app/shared/requests'
import { type SeriesInput, seriesInput } from '@app/shared/series'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { canaries } from '../../test/given-matches.ts'
import { privateWords } from '../../test/given-requests.ts'
import { inLineFor } from '../../test/in-line.ts'
import { matchesScene } from '../../test/matches-scene.ts'
import { settle } from '../../test/settle.ts'
import { matchMessagesTable } from '../matches/matches.table.ts'
import { withdrawMatch } from '../matches/withdraw-match.ts'
import { noticesTable } from '../notifications/notices.table.ts'
import { eventsTable, throttlesTable } from '../platform/platform.table.ts'
import { signedSecret } from '../platform/secrets.ts'
import { tasksOf } from '../worker.ts'
import { agreeSeries } from './agree-series.ts'
import { answerSeries } from './answer-series.ts'
import { openSeries } from './open-series.ts'
import { postSeries } from './post-series.ts'
import { proposeSeries } from './propose-series.ts'
import { raiseHands } from './raise-hands.ts'

const { world, scene, association } = await matchesScene()
const { app, db, systemContext, travel, url: databaseUrl } = world
const began = '2026-10-05T01:00:00Z'
const days = ['2026-11-14', '2026-12-12', '2027-01-09', '2027-02-13']
const form = (itemId = scene.harmlessItem): SeriesInput => {
  const { days: _, ...shared } = scene.requestInput({ itemId, title: '<b>スマホ</b>教室', rainPlan: null })
  const sessions = days.map((day) => ({ day, from: '10:00', to: '12:00' }))
  const series = { kind: 'repeating', rhythm: null, sessions }
  return seriesInput.parse({ ...requestInput.parse({ ...shared, days: [] }), whenKind: 'unsettled', series })
}
const desk = () => scene.by('coordinator', null, 'phone')
const officer = () => scene.by('association', association)
await world.given.account('association', association, { email: 'offers@example.jp' })

const linkTo = (id: MatchId) => `/a/accept-sessions/${id}/${signedSecret(systemContext(), 'accept-sessions', id)}`
const open = (url: string) => app.inject({ method: 'GET', url })
const press = (url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers },
    payload: new URLSearchParams(fields).toString(),
  })
const ticks = (...numbers: number[]) => Object.fromEntries(numbers.map((n) => [`session-${n}`, 'on']))
const yes = (...numbers: number[]) => ({ ...ticks(...numbers), answer: 'yes' })
const no = (...numbers: number[]) => ({ ...ticks(...numbers), answer: 'no', reason: 'day', note: '日を改めます' })
const over = 'このリンクは、もう使えません'

/** A series about which a supporter was asked. */
async function asked(input = form(), count = 4) {
  const supporterId = await scene.supporter()
  await world.given.account('supporter', supporterId, { email: `helper-${supporterId.slice(-6)}@example.jp` })
  const { id } = await postSeries(officer(), input)
  const { sessions } = await openSeries(desk(), id)
  const requestIds = sessions.map((one) => one.id)
  const asks = [{ supporterId, requestIds: requestIds.slice(0, count) }]
  const page = await proposeSeries(desk(), id, { asks, message: 'お願いします。', answerBy: '2026-10-13T08:00:00Z' })
  const matches = page.helpers[0]!.matches.map((one) => one.id)
  return { id, supporterId, requestIds, matches, link: linkTo(matches[0]!) }
}
type Asked = Awaited<ReturnType<typeof asked>>
const say = ({ id, supporterId }: Asked, requestIds: RequestId[], heads = 4) =>
  answerSeries(scene.by('supporter', supporterId), id, {
    answers: requestIds.map((requestId) => ({ requestId, answer: 'yes', heads })),
    reason: 'day',
    note: '',
  })
/** A series all of whose sessions a supporter said yes to. */
async function offered(input = form()) {
  const story = await asked(input)
  await settle(world)
  await say(story, story.requestIds)
  return story
}
const states = async ({ matches }: Asked) => Promise.all(matches.map(async (id) => (await scene.matchRow(id)).status))
const allOpen = ['proposed', 'proposed', 'proposed', 'proposed']

beforeEach(async () => {
  travel(began)
  await db.delete(throttlesTable)
})

describe('the association answers an offer of several days from its mail', () => {
  test('the mail leads to the page, and its secret rests nowhere', async () => {
    const { link, matches } = await offered()

    const mail = (await settle(world)).find(({ to }) => to === 'offers@example.jp')!

    expect(mail.text).toContain(link)
    expect(mail.text).toContain('▼お願いするかどうか返事をする')
    const resting = JSON.stringify([await db.select().from(noticesTable), await db.select().from(eventsTable)])
    expect(resting).toContain(`{accept-sessions:${matches[0]}}`)
    expect(resting).not.toContain(link.split('/').at(-1)!)
  })

  test('opening lists the days, all ticked, without scripts or contacts, and changes nothing', async () => {
    const story = await offered()
    const before = await db.$count(eventsTable)

    const page = await open(story.link)
    for (const method of ['GET', 'HEAD', 'GET'] as const) await app.inject({ method, url: story.link })

    expect([page.statusCode, page.headers['cache-control'], page.headers['x-robots-tag']]).toEqual([
      200,
      'no-store',
      'noindex',
    ])
    expect(page.body).not.toMatch(/<script|onclick|<b>スマホ/)
    for (const n of [1, 2, 3, 4]) expect(page.body).toMatch(new RegExp(`name="session-${n}"\\s+value="on"\\s+checked`))
    for (const words of [
      'あおぞら商会',
      '第3回',
      '令和9年1月9日(土)',
      '4人',
      '印をつけた回をお願いします',
      '4回とも、今回は見送ります',
    ])
      expect(page.body).toContain(words)
    for (const secret of [...Object.values(privateWords), ...Object.values(canaries.supporter)])
      expect(page.body).not.toContain(secret)
    expect(await states(story)).toEqual(allOpen)
    expect(await db.$count(eventsTable)).toBe(before)
  })

  test('one press agrees what is ticked, both hear it once, and the rest stays behind the same link', async () => {
    const story = await offered()
    await settle(world)

    const first = await press(story.link, yes(1, 3))
    const mails = await settle(world)

    expect([first.statusCode, await states(story)]).toEqual([200, ['agreed', 'proposed', 'agreed', 'proposed']])
    expect(first.body).toContain('お返事を受け取りました。残りの回は、下からお返事できます。')
    expect(first.body).toContain('2回とも、今回は見送ります')
    const told = (to: string) =>
      mails.filter((mail) => mail.to.startsWith(to) && mail.text.includes('2回分決まりました'))
    expect([told('helper-').length, told('offers@').length]).toEqual([1, 1])
    expect(await scene.lastAudit('series.agreed')).toMatchObject({
      channel: 'link',
      role: 'association',
      accountId: null,
    })

    await press(story.link, yes(2, 4))
    expect(await states(story)).toEqual(['agreed', 'agreed', 'agreed', 'agreed'])
    expect((await open(story.link)).statusCode).toBe(410)
    expect((await open(story.link)).body).toContain('お願いしました。お手伝いが決まりました')
  })

  test('pressed again, even at the same moment or otherwise, the first answer stands', async () => {
    const story = await offered()
    await settle(world)

    const both = await Promise.all([press(story.link, yes(1, 2)), press(story.link, yes(1, 2))])
    await press(story.link, no(1, 2))
    const again = await press(story.link, yes(1, 2))

    for (const one of [...both, again]) expect(one.statusCode).toBe(200)
    expect(await states(story)).toEqual(['agreed', 'agreed', 'proposed', 'proposed'])
    const mails = await settle(world)
    expect(mails.filter(({ to, text }) => to.startsWith('helper-') && text.includes('決まりました'))).toHaveLength(1)
  })

  test('見送る frees the heads of exactly the days on the page and is told once, as what it is', async () => {
    const story = await offered()
    await press(story.link, yes(1))
    await settle(world)

    await press(story.link, no(2, 3))
    const mails = await settle(world)

    expect(await states(story)).toEqual(['agreed', 'declined', 'declined', 'proposed'])
    expect(await scene.requestRow(story.requestIds[1]!)).toMatchObject({ headsHeld: 0, headsAgreed: 0 })
    const told = mails.filter(({ to }) => to.startsWith('helper-'))
    expect(told.map(({ subject }) => subject)).toEqual([
      '【見送り】「<b>スマホ</b>教室」の2回は、今回は見送りになりました',
    ])
    expect(told[0]!.text).toContain('日を改めます')
    expect(told[0]!.text).toContain('お約束の決まっている第1回は、そのままです。')
  })

  test('相談したい leaves all days open', async () => {
    const story = await offered()
    const talk = await press(story.link, { answer: 'talk', body: '車で来られますか' })
    expect(talk.body).toContain('ご相談を受け取りました')
    expect(
      await db.select().from(matchMessagesTable).where(eq(matchMessagesTable.matchId, story.matches[0]!)),
    ).toMatchObject([{ fromSide: 'association', body: '車で来られますか', channel: 'link' }])
    expect([(await open(story.link)).statusCode, await states(story)]).toEqual([200, allOpen])
  })

  test('nothing ticked, or a day that cannot be: all stay, the day is named, and the ticks stand again', async () => {
    const story = await offered(form(scene.requestInput().itemId))

    const none = await press(story.link, { answer: 'yes' })
    const refused = await press(story.link, yes(2, 3))

    expect([none.statusCode, none.body.includes('1つ以上印をつけてください')]).toEqual([422, true])
    expect(refused.statusCode).toBe(409)
    expect(refused.body).toContain('第2回')
    expect(refused.body).toContain('センターが保険を確かめているところです')
    expect(refused.body).toMatch(/name="session-2"\s+value="on"\s+checked/)
    expect(refused.body).not.toMatch(/name="session-1"\s+value="on"\s+checked/)
    expect(await states(story)).toEqual(allOpen)
  })

  test('hands that were raised are answered the same way, with what was said', async () => {
    const supporterId = await scene.supporter()
    const { id } = await postSeries(officer(), form())
    const { sessions } = await openSeries(desk(), id)
    await settle(world)
    const hands = sessions.slice(1).map((one) => ({ requestId: one.id, heads: 3 }))
    const page = await raiseHands(scene.by('supporter', supporterId), id, {
      sessions: hands,
      message: '喜んで行きます',
    })
    const [first] = page.helpers.find((one) => one.supporterId === supporterId)!.matches

    const mail = (await settle(world)).find(({ to }) => to === 'offers@example.jp')!

    expect(mail.text).toContain(linkTo(first!.id))
    const shown = (await open(linkTo(first!.id))).body
    for (const words of ['喜んで行きます', '第2回', '第4回', '3人']) expect(shown).toContain(words)
    expect(shown).not.toContain('第1回')
  })

  test('the reminder leads there too', async () => {
    const story = await offered()
    await settle(world)
    travel('2026-10-12T00:30:00Z')
    await tasksOf({ ...world, mailer: { kind: 'kept', deliver: async () => {} } }).sweep!({})
    const mails = (await settle(world)).filter(({ text }) => text.includes('/a/accept-sessions/'))
    expect(mails.map(({ to }) => to)).toContain('offers@example.jp')
    expect(mails.some(({ text }) => text.includes(story.link))).toBe(true)
  })
})

describe('a link that cannot be used', () => {
  test('tampered, of another series or another purpose', async () => {
    const [story, other] = [await offered(), await offered()]
    const [first] = story.matches
    const secret = (purpose: string, id: MatchId) => signedSecret(systemContext(), purpose, id)
    const at = `/a/accept-sessions/${first}`
    const flipped = story.link.slice(0, -2) + (story.link.at(-2) === 'A' ? 'B' : 'A') + story.link.slice(-1)

    for (const url of [
      flipped,
      `${at}/${secret('accept-sessions', other.matches[0]!)}`,
      `${at}/${secret('accept', first!)}`,
      `/a/accept/${first}/${secret('accept-sessions', first!)}`,
      `${at}/x`,
      '/a/accept-sessions/x/x',
    ]) {
      const [shown, pressed] = [await open(url), await press(url, yes(1, 2, 3, 4))]
      expect([shown.statusCode, pressed.statusCode, pressed.body.includes(over)], url).toEqual([410, 410, true])
    }
    expect(await states(story)).toEqual(allOpen)
  })

  test('after the answer was due, although nobody has swept yet', async () => {
    const story = await offered()
    travel('2026-10-13T08:00:01Z')
    expect((await open(story.link)).statusCode).toBe(410)
    const late = await press(story.link, yes(1, 2, 3, 4))
    expect([late.statusCode, late.body.includes(over)]).toEqual([410, true])
    expect(await states(story)).toEqual(allOpen)
  })

  test('what is offered later, in another asking, is not behind it', async () => {
    const story = await asked(form(), 2)
    await say(story, story.requestIds.slice(0, 2))
    travel('2026-10-06T01:00:00Z')
    const [, , third, fourth] = story.requestIds
    const asks = [{ supporterId: story.supporterId, requestIds: [third!, fourth!] }]
    const page = await proposeSeries(desk(), story.id, { asks, message: '次も', answerBy: '2026-10-14T08:00:00Z' })
    const later = page.helpers[0]!.matches.find(({ requestId }) => requestId === fourth)!
    await say(story, [third!, fourth!])

    expect((await open(story.link)).body).not.toContain('第4回')
    await press(story.link, yes(1, 2, 3, 4))
    expect(await states(story)).toEqual(['agreed', 'agreed'])
    expect((await scene.matchRow(later.id)).status).toBe('proposed')
    expect((await open(linkTo(later.id))).body).toContain('第4回')
  })

  test('a day taken back meanwhile is said calmly, and the others are agreed', async () => {
    const story = await offered()
    await withdrawMatch(desk(), story.matches[0]!, '取り違えました')

    const { body } = await press(story.link, yes(1, 2))

    expect(await states(story)).toEqual(['withdrawn', 'agreed', 'proposed', 'proposed'])
    for (const words of ['お返事の要らない回', 'この話は、なくなりました']) expect(body).toContain(words)
  })

  test('from a page that is not ours', async () => {
    const story = await offered()
    expect((await press(story.link, yes(1), { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
    expect((await press(story.link, yes(1), { origin: 'https://evil.example' })).statusCode).toBe(403)
    expect(await states(story)).toEqual(allOpen)
  })

  test('a day answered by another officer while the button was pressed keeps that answer', async () => {
    const story = await offered()
    const line = inLineFor({ db, url: databaseUrl }, (promise) => promise.then(() => 'done'))

    const both = await line(
      story.requestIds[0]!,
      () => agreeSeries(officer(), story.id, story.supporterId),
      () => press(story.link, no(1, 2, 3, 4)).then(({ body }) => expect(body).toContain('お手伝いが決まりました')),
    )

    expect([both, await states(story)]).toEqual([
      ['done', 'done'],
      ['agreed', 'agreed', 'agreed', 'agreed'],
    ])
  })
})
