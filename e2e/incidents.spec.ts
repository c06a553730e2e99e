import { expect, expectGood, type Page, test } from './test.ts'

/** Something happened: a side tells it from its 30-second report, the centre sees it at once, goes through it, and ends it. */
test('an accident reaches the centre, which deals with it', async ({ people }, info) => {
  test.setTimeout(60_000)
  const mark = `段差で転びました ${info.project.name}${Date.now() % 1_000_000}`
  const page = await people.as(info.project.name === 'phone' ? 'kaicho' : 'company')
  await test.step('a side tells what happened; what is missing is said', () => tell(page, mark))

  const desk = await people.as('coordinator')
  await test.step('it waits on the workbench', async () => {
    await desk.goto('/desk')
    await expect(desk.getByText('事故・ヒヤリハットの報告').first()).toBeVisible()
    await desk.goto('/desk/incidents')
    await desk.getByRole('link', { name: 'けが・事故' }).first().click()
    await expect(desk.getByText(mark).first()).toBeVisible()
    await desk.getByText('直す前の内容（1回）').click()
    await expectGood(desk)
  })
  await test.step('the centre ticks, and ends it with a word that may be told', () => end(desk))
  await test.step('who reported reads how it ended', async () => {
    await page.reload()
    await expect(page.getByText('対応が終わりました').first()).toBeVisible()
    await expect(page.getByText('センターから：元気になりました').first()).toBeVisible()
  })
})

async function tell(page: Page, mark: string) {
  await page.goto('/my')
  await page
    .getByRole('link', { name: /30秒で報告する/ })
    .first()
    .click()
  await page.getByText('困ったことがあった').click()
  await page.getByRole('link', { name: 'けがや事故、ひやりとしたことがあったとき' }).click()
  await page.getByRole('button', { name: 'センターに知らせる' }).click()
  await expect(page.getByText('起きたことを入れてください').first()).toBeVisible()
  await expectGood(page)
  await page.getByRole('radio', { name: /^けが・事故/ }).check()
  await page.getByRole('textbox', { name: /^起きたこと/ }).fill(mark)
  await page
    .getByRole('group', { name: /^手当てや受診/ })
    .getByRole('radio', { name: 'わからない' })
    .check()
  await page.getByRole('button', { name: 'センターに知らせる' }).click()
  await expect(page.getByText('センターに届きました').first()).toBeVisible()
  await expect(page.getByText(mark)).toBeVisible()
  await page.getByRole('button', { name: 'この報告を直す・書き足す' }).last().click()
  await page.getByRole('textbox', { name: /^起きたこと/ }).fill(`${mark}。手首も痛めました`)
  await expectGood(page)
  await page.getByRole('button', { name: '直した報告を知らせる' }).click()
  await expect(page.getByText('直した報告が、センターに届きました').first()).toBeVisible()
}

async function end(desk: Page) {
  await desk.getByRole('checkbox', { name: '家族への連絡' }).check()
  await expect(desk.getByText('深沢 結（架空）').last()).toBeVisible()
  await desk.getByRole('button', { name: '対応を終える' }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByRole('textbox', { name: /^どのように終わりましたか/ }).fill('元気になりました')
  await dialog.getByRole('checkbox', { name: /伝えてよい/ }).check()
  await expectGood(desk)
  await dialog.getByRole('button', { name: '対応を終える' }).click()
  await expect(desk.getByText(/に対応を終えました/)).toBeVisible()
  await expectGood(desk)
}
