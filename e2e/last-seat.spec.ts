import { expect, expectGood, type Page, test } from './test.ts'

/** The last seat: the first comes, the second waits in line and moves up by itself when somebody cancels. */
test('whoever comes after the last seat waits, and moves up when somebody cancels', async ({ people }, info) => {
  test.setTimeout(180_000)
  const title = `小さな交流会 ${info.project.name} ${Date.now() % 100_000}`
  const desk = await people.as('coordinator')
  const first = await people.as('company')
  const second = await people.as('students')

  await test.step('the coordinator prepares a meeting with one seat per side and opens it', () =>
    openMeeting(desk, title))
  await test.step('a company takes the last seat', async () => {
    await signUp(first, title)
    await expect(first.getByText('1人で参加が決まっています').first()).toBeVisible()
    await expectGood(first)
  })
  await test.step('a student group waits in line', async () => {
    await signUp(second, title)
    await expect(second.getByText(/いま1番目です/)).toBeVisible()
    await expectGood(second)
  })
  await test.step('the company cancels with a reason', async () => {
    await first.getByRole('button', { name: '参加を取りやめる' }).click()
    await first.getByRole('dialog').getByLabel(/理由/).fill('会社の行事と重なりました')
    await expectGood(first)
    await first.getByRole('dialog').getByRole('button', { name: '取りやめる' }).click()
    await expect(first.getByText('この交流会に申し込む')).toBeVisible()
  })
  await test.step('the student group has moved up', async () => {
    await second.reload()
    await expect(second.getByText('1人で参加が決まっています').first()).toBeVisible()
  })
  await test.step('the coordinator sees and prints the list', async () => {
    await desk.reload()
    await expect(desk.getByText('会社の行事と重なりました')).toBeVisible()
    await expectGood(desk)
    const href = await desk.getByRole('link', { name: /受付名簿を印刷する/ }).getAttribute('href')
    expect((await desk.request.get(href!)).headers()['content-type']).toContain('application/pdf')
  })
})

async function openMeeting(page: Page, title: string) {
  await page.goto('/desk/meetings/new')
  await page.getByRole('textbox', { name: /題名/ }).fill(title)
  await page.getByLabel('開く日').fill(inDays(60))
  await page.getByRole('textbox', { name: /^場所/ }).fill('市民活動センター（架空）')
  await page.getByRole('textbox', { name: /自治会の定員/ }).fill('1')
  await page.getByRole('textbox', { name: /サポーター団体の定員/ }).fill('1')
  await page.getByLabel('申込みの締切').fill(inDays(50))
  await page.getByRole('button', { name: '準備として保存する' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await page.getByRole('button', { name: '受付を始める' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '受付を始める' }).click()
  await expect(page.getByText('受付中').first()).toBeVisible()
}

async function signUp(page: Page, title: string) {
  await page.goto('/exchange-meetings')
  await page.getByRole('link', { name: title }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await page.getByRole('button', { name: '申し込む' }).click()
}

const inDays = (days: number) => new Date(Date.now() + 9 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
