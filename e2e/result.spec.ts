import { expect, expectGood, test } from './test.ts'

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
})
