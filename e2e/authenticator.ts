import { createHmac } from 'node:crypto'
import { expect, expectGood, type Page } from './test.ts'

/** The six digits an authenticator app shows now, written from RFC 6238 alone. */
function numberOf(secret: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const mac = createHmac('sha1', key).update(counter).digest()
  return String((mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** Sets up the second factor on its page, and answers the codes for paper. */
export async function setUpApp(page: Page): Promise<string[]> {
  await expect(page.getByRole('heading', { level: 1, name: '認証アプリの登録' })).toBeVisible()
  await expect(page.getByRole('img', { name: '認証アプリで読み取る四角いコード' })).toBeVisible()
  await page.getByText('読み取れないとき').click()
  const secret = (await page.locator('[data-secret]').innerText()).replaceAll(' ', '')
  await expectGood(page)
  await page.getByRole('textbox', { name: /^認証アプリの番号/ }).fill('123')
  await page.getByRole('button', { name: '登録する' }).click()
  await expect(page.getByText('6けたの番号をすべて入れてください')).toBeVisible()
  await page.getByRole('textbox', { name: /^認証アプリの番号/ }).fill(numberOf(secret))
  await page.getByRole('button', { name: '登録する' }).click()
  await expect(page.getByRole('heading', { name: '控えの番号' })).toBeVisible()
  await expectGood(page)
  const codes = await page
    .getByRole('listitem')
    .filter({ hasText: /^[A-Z0-9]{4}-[A-Z0-9]{4}$/ })
    .allInnerTexts()
  expect(codes).toHaveLength(10)
  await page.getByRole('button', { name: '控えました。進む' }).click()
  return codes
}
