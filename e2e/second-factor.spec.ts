import { setUpApp } from './authenticator.ts'
import { linkInMail } from './mails.ts'
import { expect, expectGood, type Page, test } from './test.ts'

/** A new coordinator: invited, comes in, sets up the app, loses the phone, comes in with a code from paper, ends other devices. */
test('a new coordinator sets up the second factor and comes in with a code from paper', async ({ people }, info) => {
  test.setTimeout(180_000)
  const mark = `${info.project.name}${Date.now() % 1_000_000}`
  const [name, email] = [`架空 三郎${mark}`, `nakama-${mark}@example.jp`]
  const admin = await people.as('admin')
  const [first, second] = [await people.stranger(), await people.stranger()]

  await test.step('an admin invites', async () => {
    await admin.goto('/desk/people')
    await admin.getByRole('textbox', { name: /^お名前/ }).fill(name)
    await admin.getByRole('textbox', { name: /^メールアドレス/ }).fill(email)
    await admin.getByRole('button', { name: '招待する' }).click()
    await expect(admin.getByText('招待しました').first()).toBeVisible()
  })
  const codes = await test.step('the newcomer takes the seat and gets no further without the app', async () => {
    await first.goto(await linkInMail(admin, name, /https?:\/\/\S+\/join#[\w-]+/))
    await first.getByRole('button', { name: 'この内容で始める' }).click()
    await expect(first).toHaveURL(/second-factor/)
    await first.goto('/desk/calls')
    await expect(first).toHaveURL(/second-factor\?back=\/desk\/calls$/)
    const codes = await setUpApp(first)
    await expect(first).toHaveURL(/\/desk\/calls$/)
    return codes
  })
  await test.step('on another device, without the phone, a code from paper lets in once', async () => {
    await byMail(second, email, name)
    await expect(second.getByRole('heading', { level: 1, name: 'もう一つの確認' })).toBeVisible()
    await expectGood(second)
    await second.getByRole('textbox', { name: /^認証アプリの番号/ }).fill('000000')
    await second.getByRole('button', { name: '確かめて入る' }).click()
    await expect(second.getByText('番号が違うか、すでに使った番号です')).toBeVisible()
    await second.getByRole('button', { name: 'スマートフォンがないとき' }).click()
    await second.getByRole('textbox', { name: /^控えの番号/ }).fill(codes[0]!.toLowerCase().replace('-', ' '))
    await expectGood(second)
    await second.getByRole('button', { name: '確かめて入る' }).click()
    await expect(second).toHaveURL(/\/desk$/)
  })
  await test.step('a list with contacts asks for it anew, and goes on with what was typed', async () => {
    await second.goto('/desk/exports')
    // ten minutes later: the server's clock is not the walk's, so the first answer is given here
    await second.route('**/api/exports', (route) => route.fulfill({ status: 403, json: stale }), { times: 1 })
    await second.getByRole('radio', { name: '自治会', exact: true }).check()
    await second.getByRole('checkbox', { name: /連絡先/ }).check()
    await second.getByRole('radio', { name: 'そのほか' }).check()
    await second.getByRole('textbox', { name: /くわしく/ }).fill('番号を見せてからの案内')
    await second.getByRole('button', { name: 'ファイルを用意する' }).click()
    // asked, not scolded
    await expect(second.getByRole('button', { name: '確かめて続ける' })).toBeVisible()
    await expect(second.getByRole('alert')).toHaveCount(0)
    await second.getByRole('button', { name: 'スマートフォンがないとき' }).click()
    await second.getByRole('textbox', { name: /^控えの番号/ }).fill(codes[1]!)
    await expectGood(second)
    await second.getByRole('button', { name: '確かめて続ける' }).click()
    await expect(second.getByText('ファイルを受け取れます')).toBeVisible()
    await expect(second.getByText('そのほか：番号を見せてからの案内').first()).toBeVisible()
  })
  await test.step('so do letters that let somebody in, before they are printed', async () => {
    await second.route('**/api/me/second-factor', (route) => route.fulfill({ json: longAgo }), { times: 1 })
    await second.goto('/desk/handovers?district=3')
    await second.getByRole('button', { name: '手紙を用意する' }).click()
    const print = second.getByRole('link', { name: /手紙.*印刷/ })
    await print.click()
    await second.getByRole('button', { name: 'スマートフォンがないとき' }).click()
    const field = second.getByRole('textbox', { name: /^控えの番号/ })
    await field.fill(codes[2]!)
    // the notice about the letters does not lie on the field
    expect(await field.evaluate(isOnTop)).toBe(true)
    await expectGood(second)
    const [letters] = await Promise.all([
      second.waitForResponse((response) => /\/districts\/3\/letters$/.test(response.url())),
      second.getByRole('button', { name: '確かめて続ける' }).click(),
    ])
    expect(letters.status()).toBe(200)
  })
  await test.step('there it ends the other device, which is out at once', async () => {
    // a server out of breath for a moment throws nobody out
    await second.route('**/api/me', (route) => route.fulfill({ status: 503, body: '' }), { times: 1 })
    await second.goto('/desk/access')
    await expect(second.getByText('控えの番号は、あと7個使えます。')).toBeVisible()
    await expect(second.getByText('いま使っている端末です')).toBeVisible()
    await expectGood(second)
    await second.getByRole('button', { name: /^この端末を終了/ }).click()
    await expect(second.getByText('終了しました').first()).toBeVisible()
    await first.goto('/desk')
    await expect(first).toHaveURL(/sign-in/)
  })
})

function isOnTop(element: Element): boolean {
  const { x, y, width, height } = element.getBoundingClientRect()
  return document.elementFromPoint(x + width / 2, y + height / 2) === element
}

/** What the server answers whoever showed its number more than ten minutes ago. */
const stale = {
  type: 'tag:',
  code: 'step-up-needed',
  status: 403,
  title: '念のため、認証アプリの番号をもう一度入れてください',
}

/** How the second factor stands then. */
const longAgo = { since: '2026-04-01T00:00:00.000Z', codesLeft: 8, isFresh: false }

async function byMail(page: Page, email: string, name: string): Promise<void> {
  await page.goto('/sign-in')
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'リンクを送る' }) })
  await form.getByRole('textbox', { name: /^メールアドレス/ }).fill(email)
  await form.getByRole('button', { name: 'リンクを送る' }).click()
  await expect(page.getByText('メールを送りました').first()).toBeVisible()
  await page.goto(await linkInMail(page, name, /https?:\/\/\S+\/sign-in\/link#[\w-]+/))
  await page.getByRole('button', { name: '会員ページに入る' }).click()
}
