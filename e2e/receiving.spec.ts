import { expect, expectGood, test } from './test.ts'

/** Somebody says when it hears: what is wrong stands beside its field, and what was chosen is still there tomorrow. */
test('quiet hours and a weekly digest are chosen, corrected and kept', async ({ people }) => {
  const page = await people.as('students')
  await page.goto('/my/notices')
  await page.getByRole('link', { name: 'お知らせの受け取り方を変える' }).click()
  await page.getByRole('radio', { name: /^週1回/ }).check()
  await page.getByRole('combobox', { name: '何時から' }).selectOption('午後9時')
  await page.getByRole('combobox', { name: '何時まで' }).selectOption('午後9時')
  await page.getByRole('button', { name: 'この受け取り方にする' }).click()
  await expect(page.getByText('始まりと終わりには、違う時刻を選んでください').first()).toBeVisible()
  await expectGood(page)

  await page.getByRole('combobox', { name: '何時まで' }).selectOption('午前7時')
  await page.getByRole('button', { name: 'この受け取り方にする' }).click()
  await expect(page.getByText('受け取り方を変えました。')).toBeVisible()
  await page.reload()

  await expect(page.getByRole('radio', { name: /^週1回/ })).toBeChecked()
  await expect(page.getByRole('combobox', { name: '何時まで' })).toHaveValue('7')
})
