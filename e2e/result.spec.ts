import { linkInMail } from './mails.ts'
import { expect, expectGood, type Page, test } from './test.ts'

/** After the day each side tells in 30 seconds how it went; on the phone the association, at the desk the company. */
test('a side tells in 30 seconds how it went', async ({ people }, info) => {
  const page = await people.as(info.project.name === 'phone' ? 'kaicho' : 'company')

  await page.goto('/my')
  await expectGood(page)
  await page
    .getByRole('link', { name: /30秒で報告する/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: '30秒の報告' })).toBeVisible()
  await page.getByRole('textbox', { name: /来た人数/ }).fill('4')
  await page.getByText('うまくいった').click()
  await page.getByText(/^また(頼みたい|手伝いたい)$/).click()
  await expectGood(page)
  await page.getByRole('button', { name: '報告する' }).click()

  await expect(page.getByText('ご報告ありがとうございました').first()).toBeVisible()
  await expectGood(page)
  // whoever tells first has the other side asked: the phone, as both sizes share a city
  if (info.project.name === 'phone') await seeWhatTheOtherSideIsAsked(await people.stranger())
  else await takeCertificates(page)
})

/** 参加証明書: for the organization and for each of its people, whose names are typed and kept nowhere. */
async function takeCertificates(page: Page) {
  await page.getByRole('link', { name: '参加証明書' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: '参加証明書' })).toBeVisible()
  await expectGood(page)
  await page.getByRole('textbox', { name: /名前/ }).fill('髙橋 一郎\n𠮷田 花子')
  const paper = page.waitForEvent('download')
  await page.getByRole('button', { name: '証明書を作る（PDF）' }).click()
  expect((await paper).suggestedFilename()).toMatch(/\.pdf$/)
  await expectGood(page)
}

/** The other side gets a mail, whose link opens the same questions without signing in. */
async function seeWhatTheOtherSideIsAsked(mail: Page) {
  const link = await linkInMail(mail, 'おつかれさまでした', /https?:\/\/\S+\/a\/result-\S+/)
  await mail.goto(new URL(link).pathname)
  await expect(mail.getByRole('button', { name: '報告する' })).toBeVisible()
  await expectGood(mail)
}
