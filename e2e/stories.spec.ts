import { expect, expectGood, test } from './test.ts'

/** A story waits for the yes of an association; with it the centre publishes, and everybody reads it. */
test('an association says yes to its story, and everybody reads it', async ({ people }, info) => {
  // npm test gives each size a city of its own; by hand both share one, and whoever comes second finds no story
  const isSecond = !process.env.E2E_OWN_CITY && info.project.name !== 'phone'
  test.skip(isSecond, 'the demo city has one story that waits')
  const officer = await people.as('kaicho')
  await officer.goto('/my')
  await officer.getByRole('link', { name: /を読んで返事をする$/ }).click()
  await expect(officer.getByRole('heading', { level: 1, name: '活動の紹介の確認' })).toBeVisible()
  await officer.getByText('直してほしい', { exact: true }).click()
  await officer.getByRole('button', { name: '直してほしいと伝える' }).click()
  await expect(officer.getByText('どこを直すかを書いてください').first()).toBeVisible()
  await expectGood(officer)
  await officer.getByRole('button', { name: 'この内容でよい' }).click()
  await expect(officer.getByText('「この内容でよい」とお返事をいただきました').first()).toBeVisible()
  await expectGood(officer)

  const desk = await people.as('coordinator')
  await desk.goto(`/desk/activities/${officer.url().split('/').at(-1)!}`)
  await expect(desk.getByText('了承がそろいました').first()).toBeVisible()
  await expectGood(desk)
  await desk.getByRole('button', { name: '公開する' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: '公開する' }).click()
  await desk.getByRole('link', { name: '公開されたページを見る' }).click()
  await expect(desk.getByRole('heading', { name: 'みなさんの声' })).toBeVisible()
  await expectGood(desk)
})
