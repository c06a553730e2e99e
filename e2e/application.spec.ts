import { correct, promise, write } from './applying.ts'
import { arrange } from './arranging.ts'
import { linkInMail } from './mails.ts'
import { certify, rename, reword } from './registered-group.ts'
import { settled } from './settled.ts'
import { expect, expectGood, type Page, test } from './test.ts'

/** The way in: a student group applies, corrects what the centre asks, is registered, and its first person takes the seat. */
test('a student group applies, corrects, is registered and comes in', async ({ people }, info) => {
  test.setTimeout(240_000)
  const mark = `${info.project.name}${Date.now() % 1_000_000}`
  const group = { name: `落語研究会 ${mark}`, email: `rakugo-${mark}@example.jp` }
  const reason = `紹介に、活動の場所を書き足してください（${mark}）。`
  const student = await people.stranger()
  const desk = await people.as('coordinator')

  await test.step('the group writes, leaves, and goes on where it stopped', () => write(student, group))
  await test.step('it makes ten promises, one by one, and sends', () => promise(student, group.name))
  await test.step('the coordinator returns the application with a reason', () => giveBack(desk, group.name, reason))
  await test.step('the group corrects by the mailed link and hands in again', () => correct(student, reason))
  await test.step('the coordinator registers; the number is shown', () => register(desk, group.name))
  await test.step('everybody finds the group', () => find(student, group.name))
  await test.step('the first person takes the seat', () => takeSeat(student, group.name))
  await test.step('a picture comes back with a reason, gets other words and goes in again', () => reword(student, desk))
  await test.step('new words wait beside it; pictures get an order, the directory a logo', () =>
    arrange(student, desk, group.name))
  await test.step('another name waits until the coordinator has looked', () => rename(student, desk, group.name))
  await test.step('its certificate leads to the page that says it is valid', () => certify(student, desk, group.name))
})

/** The newest application stands last in the queue. */
async function openInQueue(page: Page, name: string) {
  await page.goto('/desk/registrations')
  const line = page.getByRole('link', { name })
  const more = page.getByRole('button', { name: 'もっと見る' })
  await expect(page.getByRole('table')).toBeVisible()
  while (!(await line.isVisible()) && (await more.isVisible())) {
    await more.click()
    await settled(page)
  }
  await line.click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

async function giveBack(page: Page, name: string, reason: string) {
  await openInQueue(page, name)
  await expectGood(page)
  await page.getByRole('button', { name: '補正をお願いする' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: /直していただきたいこと/ }).fill(reason)
  await expectGood(page)
  await dialog.getByRole('button', { name: '補正をお願いする' }).click()
  await expect(page.getByText('補正をお願いしました').first()).toBeVisible()
}

async function register(page: Page, name: string) {
  await openInQueue(page, name)
  await expect(page.getByText('市内の公民館で').first()).toBeVisible()
  await expect(page.getByRole('link', { name: '規約.pdf' })).toBeVisible()
  await page.getByRole('button', { name: '「公民館の寄席（絵）」を公開してよい' }).click()
  await expect(page.getByText('公開中', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: '登録する' }).click()
  await expectGood(page)
  await page.getByRole('dialog').getByRole('button', { name: '登録する' }).click()
  await expect(page.getByText(/登録しました。番号は R\d+-\d{3,} です/).first()).toBeVisible()
  await expectGood(page)
}

async function find(page: Page, name: string) {
  await page.goto(`/supporters?q=${encodeURIComponent(name)}`)
  await expectGood(page)
  await page.getByRole('link', { name }).first().click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByText('月に一度の寄席').first()).toBeVisible()
  await expect(page.getByText('架空 花子')).toHaveCount(0)
  const picture = page.getByRole('figure').filter({ hasText: '公民館の寄席' }).locator('img')
  await picture.scrollIntoViewIfNeeded()
  await expect(picture).toHaveJSProperty('naturalWidth', 640)
  await expectGood(page)
}

async function takeSeat(page: Page, name: string) {
  await page.goto(await linkInMail(page, name, /https?:\/\/\S+\/join#[\w-]+/))
  await expect(page.getByText(`${name} の`)).toBeVisible()
  await expect(page.getByRole('textbox', { name: /^お名前/ })).toHaveValue('架空 花子')
  await expectGood(page)
  await page.getByRole('button', { name: 'この内容で始める' }).click()
  await expect(page).toHaveURL(/\/my$/)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectGood(page)
}
