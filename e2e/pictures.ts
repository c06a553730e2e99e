import { join } from 'node:path'
import { test, type Page } from './test.ts'

const folder = join(import.meta.dirname, '../docs/pictures')
const take = async (page: Page, name: string) => {
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

test('the top page', async ({ people }) => {
  const page = await people.stranger()
  await page.goto('/')
  await take(page, 'top')
})

test('the coordinator’s first screen', async ({ people }) => {
  const page = await people.as('coordinator')
  await page.goto('/desk')
  await take(page, 'desk')
})

test('a request with suggestions beside it', async ({ people }) => {
  const page = await people.as('coordinator')
  await page.goto('/desk')
  await page
    .getByRole('link', { name: /団体をさがす/ })
    .first()
    .click()
  await page.setViewportSize({ width: 1280, height: 1500 })
  await page
    .getByRole('checkbox', { name: /この団体を選ぶ/ })
    .first()
    .waitFor()
  await take(page, 'brokering')
})

test('asking for help, one question a page', async ({ people }) => {
  const page = await people.as('kaicho')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/requests/new')
  await take(page, 'asking')
})
