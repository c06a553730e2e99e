import { expect, expectGood, type Page, type Person, test } from './test.ts'

/** Every page as each person finds it: a heading, no broken rule of accessibility, nothing running out sideways. */
const pages: Record<'stranger' | Person, string[]> = {
  stranger: [
    '/',
    '/ask',
    '/help-out',
    '/about',
    '/open-data',
    '/help',
    '/accessibility',
    '/privacy',
    '/supporters',
    '/supporters/apply',
    '/supporters/compare',
    '/requests',
    '/exchange-meetings',
    '/activities',
    '/sign-in',
    '/sign-in/link',
    '/join',
    '/set-up',
    '/application',
    '/nowhere',
  ],
  kaicho: [
    '/my',
    '/my/people',
    '/my/handover',
    '/my/access',
    '/my/notices',
    '/my/notices/receiving',
    '/my/organization',
    '/requests/new',
    '/requests',
    '/exchange-meetings',
  ],
  company: ['/my', '/my/organization', '/my/people', '/my/notices', '/requests'],
  students: ['/my'],
  rengokai: ['/my', '/my/district'],
  coordinator: [
    '/desk',
    '/desk/calls',
    '/desk/consultations',
    '/desk/consultations/new',
    '/desk/incidents',
    '/desk/requests',
    '/desk/requests/new',
    '/desk/plan',
    '/desk/suggestion-settings',
    '/desk/registrations',
    '/desk/registrations?tab=changes',
    '/desk/supporters',
    '/desk/associations',
    '/desk/associations?view=districts',
    '/desk/associations/new',
    '/desk/meetings',
    '/desk/meetings/new',
    '/desk/activities',
    '/desk/activities?tab=pictures',
    '/desk/activities?tab=figures',
    '/desk/renewals',
    '/desk/handovers',
    '/desk/duplicates',
    '/desk/access',
    '/desk/notices/receiving',
    '/desk/imports',
    '/desk/master',
    '/desk/search?q=夜店',
  ],
  admin: ['/desk/people', '/desk/exports', '/desk/master', '/desk/master?tab=kinds', '/desk/master?tab=changes'],
}

for (const [who, urls] of Object.entries(pages) as ['stranger' | Person, string[]][])
  test(`every page of ${who} can be read by everybody`, async ({ people }) => {
    test.setTimeout(urls.length * 15_000)
    const page = who === 'stranger' ? await people.stranger() : await people.as(who)
    const faults: string[] = []
    for (const url of urls)
      await test.step(url, () => visit(page, url)).catch((error: Error) => faults.push(`${url}: ${error.message}`))
    expect(faults).toEqual([])
  })

async function visit(page: Page, url: string) {
  await page.goto(url)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectGood(page)
  if (!url.endsWith('tab=kinds')) return
  await page.getByRole('button', { name: '種類を加える' }).click()
  await expect(page.getByRole('dialog', { name: '団体の種類を加える' })).toBeVisible()
  await expectGood(page)
}
