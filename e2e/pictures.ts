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
  await page.goto('/desk/requests?status=open')
  await page.getByRole('table').getByRole('link').first().click()
  await page.getByRole('heading', { name: '候補' }).scrollIntoViewIfNeeded()
  await page.mouse.wheel(0, 420)
  await take(page, 'brokering')
})

test('asking for help, one question a page', async ({ people }) => {
  const page = await people.as('kaicho')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/requests/new')
  await take(page, 'asking')
})
