import { expect, expectGood, type Page, test } from './test.ts'

/** A telephone rings: it is written down while listening, called back, becomes a request; another one ends with a word on how. */
test('a call is written down, called back, and becomes a request', async ({ people }, info) => {
  test.setTimeout(120_000)
  const mark = `${info.project.name}${Date.now() % 1_000_000}`
  const desk = await people.as('coordinator')

  await test.step('who, what and roughly when are written down; nothing typed is lost', () => write(desk, mark))
  await test.step('nobody answers: tried again tomorrow', async () => {
    await desk.getByRole('button', { name: '電話したが、出なかった' }).click()
    await desk.getByRole('button', { name: 'あした' }).click()
    await desk.getByRole('button', { name: '加える' }).click()
    await expect(desk.getByText(/に連絡する予定です/)).toBeVisible()
    await expect(desk.getByRole('listitem').filter({ hasText: '電話したが、出なかった' })).toBeVisible()
    await expectGood(desk)
  })
  await test.step('it becomes a request with what was said', () => turn(desk, mark))
  await test.step('the consultation tells what became of it', async () => {
    await desk.goto(`/desk/consultations?tab=ended&q=${mark}`)
    await expectGood(desk)
    await desk.getByRole('link', { name: mark }).click()
    await expect(desk.getByText(/依頼になりました（受付番号 \d+）/)).toBeVisible()
    await expectGood(desk)
  })
  await test.step('another one, of somebody unknown, ends with a word on how', () => endOther(desk, mark))
})

async function write(page: Page, mark: string) {
  await page.goto('/desk/consultations/new')
  await page.getByRole('button', { name: '記録する' }).click()
  await expect(page.getByText('何の相談かを入れてください').first()).toBeVisible()
  await expectGood(page)
  await page.getByRole('searchbox', { name: /電話番号/ }).fill('自治会')
  await page.getByRole('list', { name: '見つかった団体' }).getByRole('button').first().click()
  await page.getByRole('textbox', { name: /^何の相談ですか/ }).fill(`祭りの店番が足りない ${mark}`)
  await page.getByRole('button', { name: '来月' }).click()
  await expect(page.getByText('保存しました').first()).toBeVisible()
  await page.reload()
  await expect(page.getByRole('textbox', { name: /^何の相談ですか/ })).toHaveValue(new RegExp(mark))
  await expect(page.getByRole('button', { name: '選び直す' })).toBeVisible()
  await page.getByRole('button', { name: '記録する' }).click()
  await expect(page.getByText('記録しました。')).toBeVisible()
  await expect(page.getByText('次に連絡する日は決まっていません')).toBeVisible()
  await expectGood(page)
}

async function turn(page: Page, mark: string) {
  await page.getByRole('link', { name: '依頼にする' }).click()
  await expect(page.getByText('この相談を依頼にします')).toBeVisible()
  await expect(page.getByRole('textbox', { name: /^どんなことに困っていますか/ })).toHaveValue(new RegExp(mark))
  await page.locator('summary').filter({ hasText: '清掃・環境美化' }).click()
  await page.getByRole('radio', { name: '道路・公園のごみ拾い' }).check()
  await page.getByRole('textbox', { name: /^短い題名/ }).fill(`相談から ${mark}`)
  await page.getByRole('textbox', { name: /^おおよその場所/ }).fill('地区の公園')
  await expectGood(page)
  await page.getByRole('button', { name: '依頼を受け付ける' }).click()
  await expect(page.getByText('受け付けました。相手さがしを始められます。')).toBeVisible()
}

async function endOther(page: Page, mark: string) {
  await page.goto('/desk/consultations/new')
  await page.getByRole('textbox', { name: /^話した方のお名前/ }).fill(`架空の方 ${mark}`)
  await page.getByRole('textbox', { name: /^何の相談ですか/ }).fill('回覧板のことを聞きたい')
  await page.getByRole('button', { name: '決まっていない' }).click()
  await page.getByRole('button', { name: '記録する' }).click()
  await expect(page.getByText(/依頼にするには、「直す」から/)).toBeVisible()
  await page.getByRole('button', { name: '終わりにする' }).click()
  await page.getByRole('dialog').getByRole('radio', { name: 'その場で答えた' }).check()
  await expectGood(page)
  await page.getByRole('dialog').getByRole('button', { name: '終わりにする' }).click()
  await expect(page.getByText('その場で答えた').first()).toBeVisible()
  await page.getByRole('button', { name: 'もう一度ひらく' }).click()
  await expect(page.getByText('次に連絡する日は決まっていません')).toBeVisible()
}
