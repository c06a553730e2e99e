import { expect, expectGood, type Page, test } from './test.ts'

/** The students promised twelve heads; a friend names itself behind the private link, without signing in. */
test('a group names its people later', async ({ people }, info) => {
  test.setTimeout(60_000)
  const name = `仮野 ${info.project.name}${Date.now() % 100_000}`
  const page = await people.as('students')
  const address = await test.step('the group makes a link', () => openLink(page))
  await test.step('a friend puts in a name, and corrects it', async () => {
    await nameItself(await people.stranger(), address, name)
  })
  await test.step('the group sees who comes, and that it is under 18', async () => {
    await page.reload()
    await expect(page.getByRole('listitem').filter({ hasText: name }).getByText('18歳未満')).toBeVisible()
    await expectGood(page)
  })
  await test.step('the list prints, and the name is taken off again', async () => {
    const pdf = await page.request.get((await page.getByRole('link', { name: '名簿を印刷する' }).getAttribute('href'))!)
    expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf'])
    await page.getByRole('button', { name: new RegExp(`^消す.*${name}`) }).click()
    await expectGood(page)
    await page.getByRole('dialog').getByRole('button', { name: '消す' }).click()
    await expect(page.getByText(name)).toHaveCount(0)
  })
})

async function openLink(page: Page): Promise<string> {
  await page.goto('/my')
  await page
    .getByRole('link', { name: /避難所運営訓練/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: '当日の名簿' })).toBeVisible()
  await page.getByRole('button', { name: /リンクを作る|新しいリンクに替える/ }).click()
  // the other size of this walk has made one already
  const sure = page.getByRole('dialog').getByRole('button', { name: '新しいリンクに替える' })
  await sure.or(page.getByText('リンクを作りました')).first().waitFor()
  if (await sure.isVisible()) await sure.click()
  await expect(page.getByText(/リンクを作りました|新しいリンクに替えました/).first()).toBeVisible()
  await page.getByText('QRコードを見せる').click()
  await expectGood(page)
  const url = await page.getByText(/^https?:\S+\/g\/[\w-]{43}$/).textContent()
  return new URL(url!.trim()).pathname
}

async function nameItself(friend: Page, address: string, name: string) {
  await friend.goto(address)
  await friend.getByRole('textbox', { name: /^氏名/ }).fill('誤記')
  await friend.getByRole('radio', { name: /^はい/ }).check()
  await friend.getByRole('button', { name: '名簿に入れる' }).click()
  await friend.getByRole('link', { name: 'ふりがなを入れてください' }).click()
  await expectGood(friend)
  await friend.getByRole('textbox', { name: /^ふりがな/ }).fill('かりの')
  await friend.getByRole('checkbox', { name: /^保護者の同意/ }).check()
  await friend.getByRole('button', { name: '名簿に入れる' }).click()
  await expect(friend.getByText('お名前を名簿に入れました')).toBeVisible()
  await friend.getByRole('link', { name: '誤記を直す・取り消す' }).click()
  await friend.getByRole('textbox', { name: /^氏名/ }).fill(name)
  await expectGood(friend)
  await friend.getByRole('button', { name: '直す', exact: true }).click()
  await expect(friend.getByText('お名前を直しました')).toBeVisible()
  await expect(friend.getByText(name)).toBeVisible()
}
