import { expect, expectGood, test } from './test.ts'

/** 新しい依頼のお知らせ: a search is kept where it was made, its pace is changed, and it is stopped. */
test('a student group keeps a search, hears less often of it, and stops it', async ({ people }, info) => {
  const students = await people.as('students')
  const word = info.project.name === 'desk' ? '草刈り' : '側溝'
  await students.goto(`/requests?q=${word}`)
  await students.locator('summary').filter({ hasText: 'この条件の新しい依頼を知らせてもらう' }).click()
  await students.getByRole('radio', { name: '出たらすぐ' }).check()
  await expectGood(students)
  await students.getByRole('button', { name: '知らせてもらう', exact: true }).click()
  await expect(students.getByText('条件を入れました。')).toBeVisible()

  await students.goto('/my')
  await expect(students.getByRole('heading', { name: 'うちに合う依頼' })).toBeVisible()
  await students.getByRole('link', { name: '新しい依頼のお知らせを決める' }).click()
  const line = students.getByRole('listitem').filter({ hasText: `「${word}」をふくむ` })
  await line.getByLabel('お知らせのしかた').selectOption('月曜の朝8時にまとめて')
  await expect(students.getByText('お知らせのしかたを変えました。')).toBeVisible()
  await students.locator('summary').filter({ hasText: '条件を加える' }).click()
  await expectGood(students)

  await line.getByRole('button', { name: /^やめる/ }).click()
  await students.getByRole('dialog').getByRole('button', { name: 'やめる' }).click()
  await expect(students.getByText('お知らせをやめました。')).toBeVisible()
  await expect(line).toBeHidden()
})
