import { fileURLToPath } from 'node:url'
import { linkInMail } from './mails.ts'
import { settled } from './settled.ts'
import { expect, expectGood, type Page } from './test.ts'

const drawing = fileURLToPath(new URL('../server/src/seed/pictures/river.webp', import.meta.url))

const step = (page: Page, name: string) => expect(page.getByRole('heading', { level: 2, name })).toBeVisible()

async function next(page: Page, name: string) {
  await page.getByRole('button', { name: '次へ' }).click()
  await step(page, name)
}

export async function write(page: Page, { name, email }: { name: string; email: string }) {
  await page.goto('/supporters/apply')
  await step(page, '団体のこと')
  await page.getByRole('radio', { name: '学生ボランティア団体' }).check()
  await page.getByRole('textbox', { name: /^団体の名前(?!のふりがな)/ }).fill(name)
  await page.getByRole('textbox', { name: /^団体の名前のふりがな/ }).fill('らくごけんきゅうかい')
  await page.getByRole('textbox', { name: /^団体の紹介/ }).fill('寄席を開いています。')
  await page.getByRole('textbox', { name: /^学校の名前/ }).fill('架空大学')
  await expectGood(page)
  await next(page, 'できること')
  await page.locator('summary').filter({ hasText: '清掃・環境美化' }).click()
  await page.getByRole('checkbox', { name: '道路・公園のごみ拾い' }).check()
  await page.getByRole('radio', { name: /^無償/ }).check()
  await page.getByRole('radio', { name: 'ボランティア活動保険に入っている' }).check()
  await expectGood(page)
  await next(page, '場所と時')
  await page.getByRole('textbox', { name: /^一度に来られる人数/ }).fill('12')
  await expect(page.getByText('下書きを保存しました')).toBeVisible()

  await page.getByRole('banner').getByRole('link').first().click()
  await expect(page).toHaveURL(/\/$/)
  await settled(page)
  // what each kind is asked for comes after the draft: what was typed for this kind must outlast the wait
  const answerKinds = await holdKinds(page)
  await page.goto('/supporters/apply')
  await expect(page.getByText('「場所と時」から続けられます')).toBeVisible()
  await answerKinds()
  await expectGood(page)
  await page.getByRole('button', { name: '続きから' }).click()
  await step(page, '場所と時')
  await expect(page.getByRole('textbox', { name: /^一度に来られる人数/ })).toHaveValue('12')
  await expectGood(page)
  await next(page, '連絡先')
  await page.getByRole('textbox', { name: /^担当の方のお名前/ }).fill('架空 花子')
  await page.getByRole('textbox', { name: /^メールアドレス/ }).fill(email)
  await page.getByRole('radio', { name: 'メール' }).check()
  await expectGood(page)
  await next(page, '約束と個人情報')
}

/** Keeps the list of kinds back until the function it resolves to is called. */
async function holdKinds(page: Page): Promise<() => Promise<void>> {
  let answer = () => {}
  const held = new Promise<void>((done) => (answer = done))
  await page.route('**/api/supporter-kinds', async (route) => (await held, route.continue()))
  return async () => {
    answer()
    await page.waitForResponse('**/api/supporter-kinds')
    await page.unroute('**/api/supporter-kinds')
  }
}

export async function promise(page: Page, name: string) {
  const promises = page.getByRole('group', { name: /^約束していただくこと/ }).getByRole('checkbox')
  await expect(promises).toHaveCount(10)
  for (let one = 0; one < 9; one++) await promises.nth(one).check()
  await page.getByRole('checkbox', { name: /^個人情報の取扱いに同意します/ }).check()
  await expect(page.getByText('あと1つあります')).toBeVisible()
  await page.getByRole('button', { name: '次へ' }).click()
  await expect(page.getByRole('alert')).toContainText('約束していただくことを、すべて確かめてください')
  await step(page, '約束と個人情報')
  await expectGood(page)
  await promises.nth(9).check()
  await next(page, '確かめる')
  await expect(page.getByText(name).first()).toBeVisible()
  await expectGood(page)
  await page.getByRole('button', { name: 'この内容で申し込む' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '申込みを受け付けました' })).toBeVisible()
  await expectGood(page)
}

export async function correct(page: Page, reason: string) {
  await page.goto(await linkInMail(page, reason, /https?:\/\/\S+\/application#[\w-]+/))
  await expect(page.getByText(reason)).toBeVisible()
  await expectGood(page)
  await page.getByRole('button', { name: '内容を直す' }).click()
  await page.getByRole('textbox', { name: /^団体の紹介/ }).fill('市内の公民館で、月に一度の寄席を開いています。')
  await expectGood(page)
  await page.getByRole('button', { name: '直した内容で、もう一度出す' }).click()
  await expect(page.getByText('もう一度受け付けました').first()).toBeVisible()
  await enclose(page)
}

/** A picture without its words is refused beside the field; with them and the consent it waits for the centre. */
async function enclose(page: Page) {
  await page.getByRole('button', { name: '写真を加える' }).click()
  await page.getByLabel('写真を選ぶ・撮る').setInputFiles(drawing)
  await expect(page.getByRole('img', { name: '選んだ画像' })).toBeVisible()
  await page.getByRole('button', { name: 'センターに出す' }).click()
  await expect(page.getByText('写っている人の了解を確かめて、印を付けてください')).toBeVisible()
  await expectGood(page)
  await page.getByRole('textbox', { name: /^写真に写っていること/ }).fill('公民館の寄席（絵）')
  await page.getByRole('checkbox', { name: /^写っている人みんなの了解/ }).check()
  await page.getByRole('button', { name: 'センターに出す' }).click()
  await expect(page.getByText('センターが確認しています', { exact: true })).toBeVisible()

  const rules = { name: '規約.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') }
  const documents = page.getByLabel('書類を選んで加える')
  await documents.setInputFiles({ ...rules, buffer: Buffer.from('<html>') })
  await expect(page.getByText(/使えるのは、PDFか画像/)).toBeVisible()
  await documents.setInputFiles(rules)
  await expect(page.getByText('規約.pdf')).toBeVisible()
  await expectGood(page)
}
