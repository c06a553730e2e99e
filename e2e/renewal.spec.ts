import { linkInMail } from './mails.ts'
import { expect, expectGood, type Page, test } from './test.ts'

/** 年度の更新, opened by hand: a member says 変更なし, another answers by its mailed link, and the desk sees both. */
test('the yearly renewal: by the member’s page, by mail, and at the desk', async ({ people }, info) => {
  test.setTimeout(240_000)
  const isPhone = info.project.name === 'phone'
  const member = isPhone ? 'students' : 'company'
  const desk = await people.as('coordinator')
  const note = `担当が代わりました（${info.project.name}）。`

  await test.step('the coordinator asks the member now', () =>
    askNow(desk, isPhone ? 'まちつなぎ隊' : '株式会社甲斐のもり建設'))
  await test.step('the member says 変更なし on its own page', async () => sayUnchanged(await people.as(member)))
  const name = await test.step('the coordinator asks another one', () => askAnother(desk, isPhone ? 0 : 1))
  await test.step('it opens the mail, thinks twice about leaving, and says what has changed', async () =>
    answerByLink(await people.stranger(), name, note))
  await test.step('the coordinator makes the change and finishes', () => finish(desk, name, note))
})

async function askNow(page: Page, name: string) {
  await page.goto(`/desk/supporters?q=${encodeURIComponent(name)}`)
  await page.getByRole('link', { name }).first().click()
  await ask(page, name)
}

async function ask(page: Page, name: string) {
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await page.getByRole('button', { name: 'いま聞く' }).click()
  await expectGood(page)
  await page.getByRole('dialog').getByRole('button', { name: 'いま聞く' }).click()
  await expect(page.getByText('返事待ち')).toBeVisible()
}

/** One that nobody has asked: from the end of the list of those who wait for no call. */
async function askAnother(page: Page, nth: number): Promise<string> {
  await page.goto('/desk/supporters?status=registered')
  const link = page.getByRole('table').getByRole('link').nth(nth)
  const name = await link.innerText()
  await link.click()
  await ask(page, name)
  await expectGood(page)
  return name
}

async function sayUnchanged(page: Page) {
  await page.goto('/my')
  await expect(page.getByRole('heading', { name: /も、登録を続けますか/ })).toBeVisible()
  await expectGood(page)
  await page.getByRole('button', { name: '変更あり' }).click()
  await expect(page.getByRole('dialog').getByRole('textbox', { name: /変わったところ/ })).toBeVisible()
  await expectGood(page)
  await page.getByRole('dialog').getByRole('button', { name: 'もどる' }).click()
  await page.getByRole('button', { name: '変更なし' }).click()
  await expect(page.getByText(/更新しました。令和\d+年度も、登録が続きます/)).toBeVisible()
  await expectGood(page)
}

async function answerByLink(page: Page, name: string, note: string) {
  await page.goto(await linkInMail(page, name, /https?:\/\/\S+\/r\/[\w-]+/))
  await expect(page.getByText(`${name} 様`)).toBeVisible()
  await expectGood(page)
  await page.getByRole('button', { name: 'やめます' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '登録をやめますか' })).toBeVisible()
  await expectGood(page)
  await page.getByRole('button', { name: 'もどる' }).click()
  await page.getByRole('textbox', { name: /^変わったところ/ }).fill(note)
  await page.getByRole('button', { name: '変更あり' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /変更あり/ })).toBeVisible()
  await expectGood(page)
}

async function finish(page: Page, name: string, note: string) {
  await page.goto('/desk/renewals?tab=changes')
  await expect(page.getByText(note)).toBeVisible()
  await expectGood(page)
  await page.getByRole('link', { name }).click()
  await expect(page.getByText(note)).toBeVisible()
  await page.getByRole('button', { name: '直し終わりました' }).click()
  await expectGood(page)
  await page.getByRole('dialog').getByRole('button', { name: '更新済みにする' }).click()
  await expect(page.getByText('更新済み').first()).toBeVisible()
  await page.goto('/desk/renewals?tab=renewed')
  await expect(page.getByRole('link', { name })).toBeVisible()
  await expectGood(page)
}
