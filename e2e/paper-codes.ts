import { expect, expectGood, type Page } from './test.ts'

/** A found paper tells nothing; the code and the last four digits open its page (no script, on any phone). */
export async function readPaperCode(page: Page, code: string, caller: string, title: string) {
  await page.goto('/c/')
  await expectGood(page)
  await page.getByRole('textbox', { name: /^紙の番号/ }).fill(code.toLowerCase().replace('-', ' '))
  await page.getByRole('button', { name: 'つぎへ' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'この紙のページを開きます' })).toBeVisible()
  expect(await page.content()).not.toMatch(new RegExp(`${caller}|${title}`))
  await expectGood(page)
  await digits(page, '1234')
  await expect(page.getByRole('alert')).toContainText('番号が合いませんでした')
  await expectGood(page)
  await digits(page, '００９９')
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(title) })).toBeVisible()
  await expect(page.getByText('お手伝いの相手をさがしています')).toBeVisible()
  await expectGood(page)
}

async function digits(page: Page, typed: string) {
  await page.getByRole('textbox', { name: /下4けた/ }).fill(typed)
  await page.getByRole('button', { name: 'ページを開く' }).click()
}

export async function answerByCode(page: Page, code: string, title: string) {
  await page.goto(`/c/${code}`)
  await digits(page, '0088')
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(title) })).toBeVisible()
  await expectGood(page)
  await page.getByRole('spinbutton', { name: '何人で行けますか' }).fill('2')
  await page.getByRole('button', { name: '行けます' }).click()
  await expect(page.getByText('お返事は「行けます（2人）」です。')).toBeVisible()
  await expectGood(page)
}

export async function readSheet(page: Page, code: string, caller: string) {
  await page.goto(`/c/${code}`)
  await digits(page, '0088')
  await expect(page.getByRole('heading', { level: 1, name: /^当日の確認票/ })).toBeVisible()
  await expect(page.getByText(caller)).toBeVisible()
  await expectGood(page)
}

export async function tellByCode(page: Page, code: string) {
  await page.goto(`/c/${code}`)
  await digits(page, '0088')
  await expect(page.getByRole('heading', { level: 1, name: /^どうでしたか/ })).toBeVisible()
  await page.getByRole('radio', { name: 'うまくいった' }).check()
  await page.getByRole('radio', { name: 'また手伝いたい' }).check()
  await expectGood(page)
  await page.getByRole('button', { name: '報告する' }).click()
  await expect(page.getByText('報告を受け取りました。ありがとうございました。')).toBeVisible()
  await expectGood(page)
}
