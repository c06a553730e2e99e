import { expect, expectGood, type Page, test } from './test.ts'

/** One association stands twice in the registry: it is found, compared, made one, and found again by its old name. */
test('two rows that are one association become one; two that are alike stay two', async ({ people }, { project }) => {
  const page = await people.as('coordinator')
  const mark = project.name === 'desk' ? 'あさぎり' : 'ゆうぎり'
  const phone = project.name === 'desk' ? '055-000-0098' : '055-000-0099'
  await add(page, { name: `${mark}三丁目自治会`, kana: `${mark}さんちょうめじちかい` }, phone)
  await add(page, { name: `${mark}3丁目町内会`, kana: `${mark}さんちょうめちょうないかい` }, phone)
  await add(page, { name: `${mark}東自治会`, kana: `${mark}ひがし` }, phone)
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
})

/** The centre adds an association as a ledger or a telephone call would. */
async function add(page: Page, named: { name: string; kana: string }, phone: string): Promise<void> {
  const answer = await page.request.post('/api/associations', {
    headers: { 'sec-fetch-site': 'same-origin', 'idempotency-key': crypto.randomUUID() },
    data: { ...named, districtId: 5, contact: { personName: '山田 一郎', phone, channel: 'phone' } },
  })
  expect(answer.status(), await answer.text()).toBe(201)
}
