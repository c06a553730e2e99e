import { settled } from './settled.ts'
import { expect, type Page, test } from './test.ts'

/** Whoever closes the page in the middle of a word finds the word again; nobody has to wait for 「保存しました」. */
test('the last words typed before a page is left or closed are kept', async ({ people }) => {
  const words = `落ち葉${Date.now() % 100_000}`
  const stranger = await people.stranger()
  const kaicho = await people.as('kaicho')

  await test.step('a stranger leaves the site at once', async () => {
    const name = (page: Page) => page.getByRole('textbox', { name: /^団体の名前(?!のふりがな)/ })
    await open(stranger, '/supporters/apply')
    await name(stranger).fill(words)
    await stranger.goto('/help')
    await open(stranger, '/supporters/apply')
    await expect(name(stranger)).toHaveValue(words)
  })
  await test.step('an officer closes the tab at once', async () => {
    const title = (page: Page) => page.getByLabel('短い題名')
    await open(kaicho, '/requests/new?step=2')
    await title(kaicho).fill(words)
    await kaicho.close({ runBeforeUnload: true })
    const later = await kaicho.context().newPage()
    await expect(async () => {
      await open(later, '/requests/new?step=2')
      await expect(title(later)).toHaveValue(words, { timeout: 2000 })
    }).toPass({ timeout: 30_000 })
  })
})

async function open(page: Page, url: string) {
  await page.goto(url)
  await settled(page)
}
