import { expect, expectGood, test } from './test.ts'

/** 候補の選び方: a number is changed, tried on the last year, kept with a reason, and put back. */
test('a coordinator tries other points on last year’s requests, keeps them, and takes them back', async ({
  people,
}) => {
  const desk = await people.as('coordinator')
  await desk.goto('/desk/suggestion-settings')
  const field = desk.getByRole('textbox', { name: '同じ分野の活動を登録している' })
  await expect(field).toHaveValue('20')

  await field.fill('90')
  await field.press('Tab')
  await desk.getByRole('button', { name: 'この1年の依頼で試す' }).click()
  await expect(desk.getByRole('link', { name: /点）より少なくできません/ })).toBeVisible()
  await expectGood(desk)

  await field.fill('0')
  await field.press('Tab')
  await desk.getByRole('button', { name: 'この1年の依頼で試す' }).click()
  await expect(desk.getByRole('heading', { name: '試した結果' })).toBeFocused()
  await expectGood(desk)

  await desk.getByRole('button', { name: '保存する' }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByRole('button', { name: '保存する' }).click()
  await expect(dialog.getByText('変える理由を一言入れてください').first()).toBeVisible()
  await dialog.getByLabel('変える理由').fill('分野が同じだけの団体は出さない')
  await dialog.getByRole('button', { name: '保存する' }).click()
  await expect(desk.getByText('候補の選び方を変えました。')).toBeVisible()
  await expect(desk.getByText('同じ分野の活動を登録している：20→0').first()).toBeVisible()

  await desk.getByRole('button', { name: 'この前の値に戻す' }).click()
  await expect(field).toHaveValue('20')
  await desk.getByRole('button', { name: '保存する' }).click()
  await dialog.getByLabel('変える理由').fill('元に戻す')
  await dialog.getByRole('button', { name: '保存する' }).click()
  await expect(desk.getByText('同じ分野の活動を登録している：0→20').first()).toBeVisible()
})
