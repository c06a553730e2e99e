import { expect, expectGood, type Page } from './test.ts'

/** What our own pages send along with every act. */
export const sameOrigin = () => ({ 'sec-fetch-site': 'same-origin', 'idempotency-key': crypto.randomUUID() })

/** A day as the forms write it, in Japan. */
export const inDays = (days: number) =>
  new Date(Date.now() + 9 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)

/** Says yes to the question that stands before an act. */
export async function confirm(page: Page, action: string | RegExp) {
  await page.getByRole('dialog').getByRole('button', { name: action }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
}

/** Presses and says yes. */
export async function act(page: Page, action: string) {
  await page.getByRole('button', { name: action, exact: true }).click()
  await confirm(page, action)
}

/** Without a reason it is not done; with one it is. */
export async function actWithReason(page: Page, action: string | RegExp, reason: string) {
  await page.getByRole('button', { name: action }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: action }).click()
  await expect(dialog.getByText('理由を入れてください')).toBeVisible()
  await expectGood(page)
  await dialog.getByRole('textbox').fill(reason)
  await confirm(page, action)
}
