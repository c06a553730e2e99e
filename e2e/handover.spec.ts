import { linkInMail } from './mails.ts'
import { expect, expectGood, type Page, test } from './test.ts'

/** Officers change: the association's own page, the centre by telephone, a successor by mail, another by a code on paper, the letters of a district. */
test('officers are handed over by telephone, mail and paper', async ({ people }, info) => {
  test.setTimeout(240_000)
  const mark = `${info.project.name}${Date.now() % 1_000_000}`
  const byMail = { name: `新田 花子 ${mark}`, email: `tsugi-${mark}@example.jp` }
  const [officer, desk] = [await people.as('kaicho'), await people.as('coordinator')]

  await test.step('an officer reads what is asked; nothing typed is lost', () => ownPage(officer))
  const [association, neighbour] = await test.step('the coordinator enters what was said on the telephone', () =>
    // the other size, and a first try that went wrong, have had districts of their own
    byTelephone(desk, byMail, (info.project.name === 'phone' ? 2 : 4) + 4 * info.retry + info.repeatEachIndex))
  await test.step('the letters of the district are one print', () => letters(desk))
  await test.step('the successor by mail takes the seat and reads ahead', async () => {
    const successor = await people.stranger()
    await successor.goto(await linkInMail(desk, byMail.name, /https?:\/\/\S+\/join#[\w-]+/))
    await expect(successor.getByText(/^任期は令和\d+年\d+月\d+日\(.\)からです/)).toBeVisible()
    await expectGood(successor)
    await successor.getByRole('button', { name: 'この内容で始める' }).click()
    await expect(successor).toHaveURL(/\/my$/)
  })
  await test.step('whoever has a code on paper types it as it comes', async () => {
    const code = await codeOnPaper(desk, association)
    const holder = await people.stranger()
    await holder.goto('/join')
    await holder.getByRole('button', { name: '番号を確かめる' }).click()
    await expect(holder.getByText('番号をすべて入れてください').first()).toBeVisible()
    await expectGood(holder)
    const wide = [...code.replace('-', 'ー').toLowerCase()].map(inFullWidth).join('')
    await holder.getByRole('textbox', { name: /^紙のご案内に書かれた番号/ }).fill(wide)
    await holder.getByRole('button', { name: '番号を確かめる' }).click()
    await expect(holder.getByText(`${association} の書記として`)).toBeVisible()
    await expectGood(holder)
    await holder.getByRole('textbox', { name: /^お名前/ }).fill('紙野 三郎')
    await holder.getByRole('button', { name: 'この内容で始める' }).click()
    await expect(holder).toHaveURL(/\/my$/)
    await twoSeats(holder, association, neighbour, await codeOnPaper(desk, neighbour))
  })
})

/** One person with seats in two associations changes between them in the header. */
async function twoSeats(page: Page, first: string, second: string, code: string): Promise<void> {
  await page.goto('/join')
  await page.getByRole('textbox', { name: /^紙のご案内に書かれた番号/ }).fill(code)
  await page.getByRole('button', { name: '番号を確かめる' }).click()
  await page.getByRole('textbox', { name: /^お名前/ }).fill('紙野 三郎')
  await page.getByRole('button', { name: 'この内容で始める' }).click()
  await expect(page).toHaveURL(/\/my$/)
  const menu = page.getByRole('button', { name: /紙野 三郎/ })
  await expect(menu).toContainText(second)
  await menu.click()
  await expectGood(page)
  await page.getByRole('button', { name: `${first} 書記` }).click()
  await expect(menu).toContainText(first)
}

const inFullWidth = (letter: string) =>
  /[!-~]/.test(letter) ? String.fromCodePoint(letter.codePointAt(0)! + 0xfee0) : letter

async function ownPage(page: Page): Promise<void> {
  await page.goto('/my/people')
  await expectGood(page)
  await page.getByRole('link', { name: '役員の引継ぎを伝える' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '役員の引継ぎ' })).toBeVisible()
  await page.getByText('交代する人・新しい人がいる').click()
  await page.getByRole('textbox', { name: /^お名前/ }).fill('書きかけ 太郎')
  await expectGood(page)
  await expect(page.getByText('下書きを保存しました')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('textbox', { name: /^お名前/ })).toHaveValue('書きかけ 太郎')
}

/** Answers the name of the association, and of another one of its district. */
async function byTelephone(
  page: Page,
  { name, email }: { name: string; email: string },
  row: number,
): Promise<[string, string]> {
  await page.goto('/desk/handovers')
  await expect(page.getByText(/^お返事待ち \d+/)).toBeVisible()
  await expectGood(page)
  await page.getByRole('table').getByRole('link').nth(row).click()
  await expect(page).toHaveURL(/district=\d+/)
  const line = page.getByRole('row').filter({ hasText: 'まだ聞いていない' }).first()
  const association = await line.getByRole('link').innerText()
  const names = await page.getByRole('row').getByRole('link').allInnerTexts()
  const other = names.find((one) => one !== association)
  if (!other) throw new Error(`${association} stands alone in its district`)
  await expectGood(page)
  await line.getByRole('link').click()
  await page.getByText('交代する人・新しい人がいる').click()
  await page.getByRole('radio', { name: '電話' }).check()
  await page.getByRole('textbox', { name: /^お名前/ }).fill(name)
  await page.getByRole('button', { name: 'この内容で伝える' }).click()
  await expect(page.getByText('役職を選んでください').first()).toBeVisible()
  await page.getByRole('combobox', { name: /^役職/ }).selectOption('会長')
  await page.getByRole('textbox', { name: /^メールアドレス/ }).fill(email)
  await page.getByRole('button', { name: 'もう一人加える' }).click()
  const second = page.getByRole('group', { name: '2人目' })
  await second.getByRole('textbox', { name: /^お名前/ }).fill('紙川 次郎')
  await second.getByRole('combobox', { name: /^役職/ }).selectOption('会計')
  await expectGood(page)
  await page.getByRole('button', { name: 'この内容で伝える' }).click()
  await expect(page.getByText('ありがとうございます。受け付けました')).toBeVisible()
  await expect(page.getByRole('link', { name: /^ご案内の手紙を印刷する/ })).toHaveCount(1)
  await expectGood(page)
  return [association, other]
}

async function letters(page: Page): Promise<void> {
  await page.goBack()
  await expect(page).toHaveURL(/district=\d+/)
  await page.getByRole('button', { name: 'お返事のない自治会の手紙を用意する' }).click()
  await expect(page.getByText(/手紙を\d+通用意しました/).first()).toBeVisible()
  const print = page.getByRole('link', { name: /^この地区の手紙\d+通をまとめて印刷する/ })
  await expectGood(page)
  const pdf = await page.request.get((await print.getAttribute('href'))!)
  expect(pdf.headers()['content-type']).toBe('application/pdf')
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
}

async function codeOnPaper(page: Page, association: string): Promise<string> {
  await page.goto('/desk/associations')
  await page.goto(`/desk/search?q=${encodeURIComponent(association)}`)
  await page.getByRole('link', { name: association }).first().click()
  await page.getByRole('button', { name: '会員ページに招待する' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: /^役職/ }).fill('書記')
  await dialog.getByRole('button', { name: '招待する' }).click()
  const shown = page.getByText(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/)
  await expect(shown).toBeVisible()
  await expectGood(page)
  return shown.innerText()
}
