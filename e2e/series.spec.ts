import { inDays } from './acting.ts'
import { linkInMail } from './mails.ts'
import { expect, expectGood, type Page, test } from './test.ts'

/** Help of every month: asked for once, reviewed at once, asked about in one mail, answered on one page, agreed in one press. */
test('a class of every month is asked for once, and each of its days finds its helpers', async ({ people }, info) => {
  test.setTimeout(90_000)
  const title = `スマホ教室 ${info.project.name}${Date.now() % 100_000}`
  const kaicho = await people.as('kaicho')
  await test.step('the association asks, and a reload keeps every day', () => ask(kaicho, title))
  const url = new URL(kaicho.url()).pathname
  await test.step('returned, all of its days are corrected in one form and handed in again', async () => {
    await returnAll(await people.as('coordinator'), url)
    await correct(kaicho, url)
  })
  await test.step('the coordinator opens all and asks one supporter about all', async () => {
    const desk = await people.as('coordinator')
    await propose(desk, url, await people.as('students'))
  })
  await test.step('one page answers every day, without a script', async () => {
    const mail = await people.stranger()
    const link = await linkInMail(mail, title, /https?:\/\/\S+\/s\/\S+/)
    await mail.goto(new URL(link).pathname)
    await expectGood(mail)
    await mail.getByRole('button', { name: '3回とも全部行けます' }).click()
    await expect(mail.getByRole('heading', { name: 'お返事を受け取りました' })).toBeVisible()
  })
  await test.step('the association agrees two of them behind the link of its mail', async () => {
    const mail = await people.stranger()
    const link = await linkInMail(mail, title, /https?:\/\/\S+\/a\/accept-sessions\/\S+/)
    await mail.goto(new URL(link).pathname)
    await expectGood(mail)
    await mail.getByRole('checkbox', { name: /第3回/ }).uncheck()
    await mail.getByRole('button', { name: '印をつけた回をお願いします' }).click()
    await expect(mail.getByText('残りの回は、下からお返事できます')).toBeVisible()
  })
  await test.step('and the rest on its own page, in one press', async () => {
    await kaicho.goto(url)
    await kaicho.getByRole('button', { name: '1回まとめてお願いする' }).click()
    await kaicho.getByRole('dialog').getByRole('button', { name: '1回まとめてお願いする' }).click()
    await expect(kaicho.getByText('決まり 3回')).toBeVisible()
    await kaicho.getByRole('button', { name: 'この団体の残りの回をすべて取りやめる（3回）' }).click()
    await expect(kaicho.getByRole('dialog').getByText('なくなる回（3回）')).toBeVisible()
    await expectGood(kaicho)
  })
})

async function ask(page: Page, title: string) {
  await page.goto('/requests/new')
  const startAnew = page.getByRole('button', { name: 'はじめから書く' })
  await expect(page.getByRole('heading', { level: 2, name: '何を手伝ってほしいですか' })).toBeVisible()
  if (await startAnew.isVisible()) await startAnew.click()
  await page.getByRole('button', { name: 'スマホ教室', exact: true }).click()
  await page.getByLabel('短い題名').fill(title)
  await page.getByLabel('どんなことに困っていますか').fill('使い方を教えてほしいという声が多いです。')
  await page.getByRole('button', { name: '次へ' }).click()
  await page.getByText('くり返し（毎月・毎週など）').click()
  await page.getByLabel('最初の日').fill(inDays(20))
  await page.getByRole('radio', { name: '回数を決める' }).check()
  await page.getByRole('textbox', { name: /何回ですか/ }).fill('4')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('heading', { name: '全部で4回の予定' })).toBeVisible()
  await page
    .getByRole('button', { name: /をやめる$/ })
    .nth(1)
    .click()
  await expect(page.getByRole('heading', { name: '全部で3回の予定' })).toBeVisible()
  await expectGood(page)
  await page.getByRole('button', { name: '次へ' }).click()
  const kept = page.waitForResponse(
    (answer) => answer.url().includes('/api/drafts/') && (answer.request().postData()?.includes('集会所') ?? false),
  )
  await page.getByLabel('おおよその場所').fill('集会所')
  expect((await kept).ok()).toBe(true)
  await page.goto('/requests/new?step=11')
  await expect(page.getByText(/第3回/).first()).toBeVisible()
  await page.getByRole('button', { name: 'この内容で送る' }).click()
  await expect(page.getByRole('heading', { name: '3回分の依頼を受け付けました' })).toBeVisible()
  await page.getByRole('link', { name: '連続の依頼のページを見る' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

async function returnAll(page: Page, url: string) {
  const headers = { 'sec-fetch-site': 'same-origin', 'idempotency-key': crypto.randomUUID() }
  const data = { reason: 'くわしい場所を教えてください' }
  expect((await page.request.post(`/api${url}/return`, { data, headers })).ok()).toBe(true)
}

async function correct(page: Page, url: string) {
  await page.goto(`${url}/edit`)
  await expect(page.getByText('くわしい場所を教えてください')).toBeVisible()
  await page.getByRole('button', { name: /^なおす: どこで/ }).click()
  await page.getByLabel('くわしい場所').fill('集会所の2階')
  await expectGood(page)
  await page.getByRole('button', { name: '直して、3回分をもう一度出す' }).click()
  await expect(page.getByRole('heading', { name: '3回分を直して、もう一度出しました' })).toBeVisible()
}

async function propose(page: Page, url: string, students: Page) {
  await page.goto(`/desk${url}`)
  const open = '3回まとめて受け付ける'
  await page.getByRole('button', { name: open }).click()
  await page.getByRole('dialog').getByRole('button', { name: open }).click()
  await expect(page.getByText('何回も行けそうな団体')).toBeVisible()
  await students.goto(url)
  await expect(students.getByRole('heading', { name: '何回分を手伝えますか' })).toBeVisible()
  await expectGood(students)
  const candidates = page.getByRole('listitem').filter({ hasText: /回とも行けます/ })
  await expect(candidates.first()).toBeVisible()
  for (const box of (await candidates.getByRole('checkbox').all()).slice(0, 6)) await box.check()
  await page.getByRole('button', { name: /団体に相談する$/ }).click()
  await expectGood(page)
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /団体に送る$/ })
    .click()
  await expect(page.getByText('返事待ち 3回').first()).toBeVisible()
  await expectGood(page)
}

/** 雨のときの判断 on the first page: tomorrow's help is called on with one press. */
test('the weather of tomorrow is decided on the first page', async ({ people }, info) => {
  test.setTimeout(60_000)
  const kaicho = await people.as('kaicho')
  // whoever helped in a first try that went wrong has no day left
  const helper = (info.retry + info.repeatEachIndex) % 2 ? 'students' : 'company'
  const title = await tomorrowsHelp(kaicho, await people.as('coordinator'), await people.as(helper))
  await kaicho.goto('/my')
  await expect(kaicho.getByRole('link', { name: title }).first()).toBeVisible()
  await expect(kaicho.getByRole('button', { name: '決行（行う）' }).first()).toBeVisible()
  await expectGood(kaicho)
  await kaicho.getByRole('button', { name: '決行（行う）' }).first().click()
  await kaicho.getByRole('dialog').getByRole('button', { name: '決行と知らせる' }).click()
  await expect(kaicho.getByText(/予定どおり行うと、みんなに知らせました/).first()).toBeVisible()
})

async function tomorrowsHelp(kaicho: Page, desk: Page, helper: Page): Promise<string> {
  const send = async <T>(page: Page, url: string, data: object, version?: number, channel?: string): Promise<T> => {
    const headers: Record<string, string> = { 'sec-fetch-site': 'same-origin', 'idempotency-key': crypto.randomUUID() }
    if (version !== undefined) headers['if-match'] = `"${version}"`
    if (channel) headers['x-channel'] = channel
    const answer = await page.request.post(url, { data, headers })
    expect(answer.ok(), `${url} ${await answer.text()}`).toBe(true)
    return (await answer.json()) as T
  }
  const me = await (await helper.request.get('/api/me')).json()
  const title = `落ち葉はき ${Date.now() % 100_000}`
  const none = { exactPlace: null, meetingPoint: null, parking: null, toilet: null, onDayName: null, onDayPhone: null }
  const form = {
    ...{ itemId: 'clean.street', title, description: '落ち葉が多いです。', districtId: 1, whenKind: 'single' },
    ...{ days: [{ day: inDays(1), from: null, to: null }], place: '公園', private: none, headsMin: 1, headsMax: 2 },
    ...{ whenNote: null, supportersDo: null, residentsDo: null, weBring: null, theyBring: null, rainPlan: 'cancelled' },
  }
  type Seen = { id: string; inside: { version: number } }
  const { id, inside } = await send<Seen>(kaicho, '/api/requests', form)
  const opened = await send<Seen>(desk, `/api/requests/${id}/open`, {}, inside.version)
  await send(desk, `/api/requests/${id}/check-insurance`, { checked: true }, opened.inside.version)
  const supporterId = me.seats[0].organizationId as string
  const asked = {
    supporterIds: [supporterId],
    headsAsked: 1,
    message: 'お願いします。',
    answerBy: `${inDays(1)}T08:00:00+09:00`,
  }
  const { items } = await send<{ items: { id: string; version: number }[] }>(desk, `/api/requests/${id}/matches`, asked)
  const match = items[0]!
  const yes = await send<{ version: number }>(helper, `/api/matches/${match.id}/accept`, { heads: 1 }, match.version)
  await send(kaicho, `/api/matches/${match.id}/accept`, {}, yes.version)
  return title
}
