import { confirm, inDays, sameOrigin } from './acting.ts'
import { expect, expectGood, type Hands, type Page, test } from './test.ts'

/** One association stands twice in the registry: it is found, compared, made one, and found again by its old name. */
test('two rows that are one association become one; two that are alike stay two', async ({ people }, {
  project,
  retry,
}) => {
  const page = await people.as('coordinator')
  // each size, and a second try, has names of its own
  const mark = ['あさぎり', 'ゆうぎり', 'うみぎり', 'やまぎり'][Number(project.name === 'desk') + 2 * retry]!
  const phone = project.name === 'desk' ? '055-000-0098' : '055-000-0099'
  await add(page, { name: `${mark}三丁目自治会`, kana: `${mark}さんちょうめじちかい` }, phone)
  await add(page, { name: `${mark}3丁目町内会`, kana: `${mark}さんちょうめちょうないかい` }, phone)
  const ends = await add(page, { name: `${mark}東自治会`, kana: `${mark}ひがし` }, phone)
  await add(page, { name: `${mark}ひがし町内会`, kana: `${mark}ヒガシ` }, phone)

  await page.goto('/desk/duplicates')
  const pair = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: `${mark}三丁目自治会` }) })
  const alike = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: `${mark}東自治会` }) })
  await expect(pair.getByText('名前が同じ（書き方の違いだけ）')).toBeVisible()
  await expect(page.getByText(phone)).toHaveCount(0)
  await expectGood(page)

  await test.step('what only looks alike is put away for good', async () => {
    await alike.getByRole('button', { name: '別の団体です' }).click()
    await expect(page.getByRole('heading', { name: '別の団体として残しますか' })).toBeVisible()
    await expectGood(page)
    await page.getByRole('button', { name: '別の団体として残す' }).click()
    await expect(alike).toHaveCount(0)
  })

  await test.step('both side by side: what differs is marked', async () => {
    await pair.getByRole('link', { name: '同じ団体です（くらべる）' }).click()
    await expect(page.getByRole('heading', { name: '二つを一つにまとめる' })).toBeVisible()
    await expect(page.getByRole('row', { name: /名前.*ちがいます/ })).toBeVisible()
    await expect(page.getByRole('row', { name: /電話/ }).getByText('ちがいます')).toHaveCount(0)
    await expectGood(page)
  })

  await test.step('one stays, with the name that was chosen', async () => {
    const choose = (question: string, which: RegExp) =>
      page.getByRole('group', { name: question }).getByRole('radio', { name: which }).check()
    await choose('どちらを残しますか', /三丁目自治会/)
    await choose('どちらの名前にしますか', /3丁目町内会/)
    await expectGood(page)
    await page.getByRole('button', { name: '一つにまとめる' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText('元に戻すことはできません')).toBeVisible()
    await expectGood(page)
    await dialog.getByRole('button', { name: '一つにまとめる' }).click()
    await expect(page.getByRole('heading', { level: 1, name: `${mark}3丁目町内会` })).toBeVisible()
  })

  await test.step('the pair is gone; the old name still finds the one that stays', async () => {
    await page.goto('/desk/duplicates')
    await expect(page.getByRole('heading', { level: 1, name: '重なりの確認' })).toBeVisible()
    await expect(pair).toHaveCount(0)
    await page.goto(`/desk/search?q=${encodeURIComponent(`${mark}三丁目`)}`)
    await page
      .getByRole('link', { name: /もとの名前|3丁目町内会/ })
      .first()
      .click()
    await expect(page.getByRole('heading', { level: 1, name: `${mark}3丁目町内会` })).toBeVisible()
  })
  await test.step('one that ends is dissolved with its reason; its officer and who had said yes read it', () =>
    dissolve(page, people, ends, `${mark}東自治会`))
})

/** An association with an officer and a supporter that has said yes is dissolved on its desk page. */
async function dissolve(desk: Page, people: Hands, id: string, name: string): Promise<void> {
  const [company, officer] = [await people.as('company'), await people.stranger()]
  const title = `${name}の側溝そうじ`
  const { id: requestId, inside } = await postFor(desk, id, title)
  const offer = { heads: 3, day: inDays(40), message: '三人でうかがえます。' }
  const hand = await send(company, `requests/${requestId}/hands`, offer, asRead(inside!.version))
  await send(desk, `matches/${hand.id}/accept`, { side: 'association' }, { ...asRead(hand.version), ...heardFor(id) })
  const person = { title: '会長', name: '東野 会長', email: null, endsOn: null }
  const { code: secret } = await send(desk, `organizations/${id}/seats`, person)
  const keys = { email: `${requestId}@example.jp`, password: '朝霧の東の山から日が昇る町の集会所' }
  await send(officer, 'seat-invitations/redeem', { secret, displayName: '東野 会長', ...keys })

  await desk.goto(`/desk/associations/${id}`)
  await expect(desk.getByRole('heading', { name: '解散・合併' })).toBeVisible()
  await expectGood(desk)
  await desk.getByRole('button', { name: '解散した' }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByRole('button', { name: '解散として記録する' }).click()
  await expect(dialog.getByText('理由を入れてください')).toBeVisible()
  await expectGood(desk)
  await dialog.getByRole('textbox').fill('役員のなり手がいないため')
  await confirm(desk, '解散として記録する')
  await expect(desk.getByText('理由：役員のなり手がいないため')).toBeVisible()
  await expect(desk.getByText('解散として記録しているため、新しい方は招けません。')).toBeVisible()
  await expect(desk.getByRole('button', { name: '会員ページに招待する' })).toHaveCount(0)
  await expectGood(desk)

  await send(officer, 'session', keys)
  await officer.goto('/my')
  await expect(officer.getByText('いまは、見ることだけできます')).toBeVisible()
  await expect(officer.getByRole('link', { name: /お手伝いを\s*お願いする|手伝ってほしいことを書く/ })).toHaveCount(0)
  await expectGood(officer)
  await officer.getByRole('link', { name: '届いたお知らせを読む' }).click()
  await expect(officer.getByText(`【解散として記録しました】${name}`).first()).toBeVisible()
  await expectGood(officer)
  await company.goto(`/matches/${hand.id}`)
  await expect(company.getByText('自治会が解散したため（役員のなり手がいないため）').first()).toBeVisible()
  await expectGood(company)
}

/** The centre adds an association as a ledger or a telephone call would. */
async function add(page: Page, named: { name: string; kana: string }, phone: string): Promise<string> {
  const contact = { personName: '山田 一郎', phone, channel: 'phone' }
  return (await send(page, 'associations', { ...named, districtId: 5, contact })).id
}

/** A request that the association asked for on the telephone. */
async function postFor(page: Page, id: string, title: string): Promise<Sent> {
  const request = {
    ...{
      itemId: 'clean.street',
      title,
      description: '泥が重く、手が足りません。',
      districtId: 5,
      place: '集会所のまわり',
    },
    ...{ whenKind: 'single', days: [{ day: inDays(40), from: '09:00', to: '11:00' }], headsMin: 2, headsMax: 4 },
    ...{ hazards: [], thanks: ['drinks'], rainPlan: 'cancelled', private: {}, published: true, showName: false },
  }
  return send(page, 'requests', request, heardFor(id))
}

interface Sent {
  id: string
  version: number
  /** A request keeps it inside. */
  inside?: { version: number }
  code?: string
}
/** The centre enters what it heard on the telephone. */
const heardFor = (id: string) => ({ 'x-on-behalf-of': id, 'x-channel': 'phone' })
const asRead = (version: number) => ({ 'if-match': `"${version}"` })

/** What the pages send, without the pages: the scene before the walk. */
async function send(page: Page, path: string, data: object, headers = {}): Promise<Sent> {
  const answer = await page.request.post(`/api/${path}`, { headers: { ...sameOrigin(), ...headers }, data })
  expect(answer.ok(), await answer.text()).toBe(true)
  return (await answer.json()) as Sent
}
