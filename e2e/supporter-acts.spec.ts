import { act, actWithReason, confirm, inDays } from './acting.ts'
import { expect, expectGood, type Page, test } from './test.ts'

test('a supporter rests, comes back, takes a seat and leaves', async ({ people }, info) => {
  test.setTimeout(180_000)
  const [desk, member] = [await people.as('coordinator'), await people.stranger()]
  const { id } = await someSupporter(desk, info.project.name === 'phone' ? 1 : 2)
  await desk.goto(`/desk/registrations/${id}`)

  await test.step('the centre lets it rest, and takes it up again', async () => {
    await actWithReason(desk, 'お休みにする', '担当の方の連絡先を確認しています。')
    await expect(desk.getByText('お休みにしました。')).toBeVisible()
    await expectGood(desk)
    expect((await member.request.get(`/api/supporters/${id}`)).status()).toBe(404)
    await act(desk, '再開する')
    await expect(desk.getByText('再開しました。')).toBeVisible()
  })
  await test.step('its person comes in with a code on paper', async () => {
    await desk.getByRole('button', { name: '会員ページに招待する' }).click()
    await desk
      .getByRole('dialog')
      .getByRole('textbox', { name: /^お名前/ })
      .fill('架空 次郎')
    await expectGood(desk)
    await desk.getByRole('dialog').getByRole('button', { name: '招待する' }).click()
    const code = await desk.getByText(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/).innerText()
    await member.goto('/join')
    await member.getByRole('textbox', { name: /^紙のご案内に書かれた番号/ }).fill(code)
    await member.getByRole('button', { name: '番号を確かめる' }).click()
    await expectGood(member)
    await member.getByRole('button', { name: 'この内容で始める' }).click()
    await expect(member.getByRole('heading', { level: 1, name: 'マイページ' })).toBeVisible()
    await expectGood(member)
  })
  await test.step('it leaves, with a reason', async () => {
    await member.goto('/my/organization')
    await actWithReason(member, '登録を辞退する', '会社をたたみます。')
    await expect(member.getByText('辞退を受け付けました').first()).toBeVisible()
    await expectGood(member)
    await desk.reload()
    await expect(desk.getByText('会社をたたみます。')).toBeVisible()
    await expectGood(desk)
  })
})

test('the centre revokes a registration, and calls off a meeting', async ({ people }, info) => {
  test.setTimeout(180_000)
  const [desk, company] = [await people.as('coordinator'), await people.as('company')]
  const { id } = await someSupporter(desk, info.project.name === 'phone' ? 3 : 4)
  await desk.goto(`/desk/registrations/${id}`)
  await actWithReason(desk, '登録を取り消す', '申込みの内容が事実と異なっていました。')
  await expect(desk.getByText('登録を取り消しました。')).toBeVisible()
  await expectGood(desk)

  const title = `中止になる交流会 ${info.project.name} ${Date.now() % 100_000}`
  const meeting = await openMeeting(desk, title)
  await company.goto(`/exchange-meetings/${meeting}`)
  await company.getByRole('button', { name: '申し込む' }).click()
  await expect(company.getByText('参加が決まっています').first()).toBeVisible()
  await desk.goto(`/desk/meetings/${meeting}`)
  await actWithReason(desk, '中止にする', '大雪の予報です。')
  await expect(desk.getByText('中止').first()).toBeVisible()
  await expectGood(desk)
  await company.reload()
  await expect(company.getByText('この交流会は中止になりました。')).toBeVisible()
  await expect(company.getByText('理由：大雪の予報です。')).toBeVisible()
  await expectGood(company)
})

test('an officer hands over: the successor comes in with a code, and the seat ends', async ({ people }) => {
  const [kaicho, successor] = [await people.as('kaicho'), await people.stranger()]
  const name = `架空 三郎${Date.now() % 10_000}`
  await kaicho.goto('/my/people')
  await kaicho.getByRole('textbox', { name: /^お名前/ }).fill(name)
  await kaicho.getByRole('combobox', { name: /^役職/ }).selectOption('副会長')
  await kaicho.getByRole('button', { name: '招待する' }).click()
  const code = await kaicho.getByText(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/).innerText()
  await expectGood(kaicho)
  await successor.goto('/join')
  await successor.getByRole('textbox', { name: /^紙のご案内に書かれた番号/ }).fill(code)
  await successor.getByRole('button', { name: '番号を確かめる' }).click()
  await successor.getByRole('button', { name: 'この内容で始める' }).click()
  await expect(successor.getByRole('heading', { level: 1, name: 'マイページ' })).toBeVisible()

  await kaicho.reload()
  await kaicho.getByRole('button', { name: new RegExp(`任期を終える.*${name}`) }).click()
  await expectGood(kaicho)
  await confirm(kaicho, '任期を終える')
  await expect(kaicho.getByText('任期を終えました。').first()).toBeVisible()
  await expect(kaicho.getByRole('button', { name: new RegExp(`任期を終える.*${name}`) })).toHaveCount(0)
  await expectGood(kaicho)
})

async function someSupporter(page: Page, nth: number) {
  const answer = await page.request.get('/api/supporters?perPage=100')
  const { items } = (await answer.json()) as { items: { id: string; name: string }[] }
  return items.filter(({ name }) => !/まちつなぎ隊|甲斐のもり/.test(name)).at(-nth)!
}

async function openMeeting(page: Page, title: string): Promise<string> {
  await page.goto('/desk/meetings/new')
  await page.getByRole('textbox', { name: /題名/ }).fill(title)
  await page.getByLabel('開く日').fill(inDays(60))
  await page.getByRole('textbox', { name: /^場所/ }).fill('市民活動センター（架空）')
  await page.getByLabel('申込みの締切').fill(inDays(50))
  await page.getByRole('button', { name: '準備として保存する' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await act(page, '受付を始める')
  return page.url().split('/').at(-1)!
}
