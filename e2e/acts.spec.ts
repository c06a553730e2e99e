import { expect, expectGood, type Page, test } from './test.ts'

/** What people do when things do not go straight: send back, refuse, take back, call off, put off, begin anew. */
test('a request is sent back, refused, taken back, called off and put off, and everybody reads why', async ({
  people,
}, info) => {
  test.setTimeout(300_000)
  const title = `テントの片づけ ${info.project.name} ${Date.now() % 100_000}`
  const [kaicho, desk] = [await people.as('kaicho'), await people.as('coordinator')]
  const [company, students] = [await people.as('company'), await people.as('students')]
  const id = await post(kaicho, title)

  await test.step('the centre sends it back, the association corrects it', async () => {
    await desk.goto(`/desk/requests/${id}`)
    await actWithReason(desk, '直しをお願いする', '集合の時間を書き足してください。')
    await kaicho.goto(`/requests/${id}`)
    await expect(kaicho.getByText('理由：集合の時間を書き足してください。')).toBeVisible()
    await expectGood(kaicho)
    await kaicho.getByRole('link', { name: '内容を直す' }).click()
    await kaicho.getByRole('textbox', { name: /^集合場所/ }).fill('集会所の前、朝8時50分')
    await expectGood(kaicho)
    await kaicho.getByRole('button', { name: '直した内容を保存する' }).click()
    await act(kaicho, 'もう一度送る')
    await desk.reload()
    await act(desk, '内容を確かめて、募集を始める')
  })

  await test.step('a company raises its hand, the association declines for now', async () => {
    await company.goto(`/requests/${id}`)
    await company.getByRole('textbox', { name: /^ひとこと/ }).fill('軽トラックで4人、うかがえます。')
    await expectGood(company)
    await company.getByRole('button', { name: '手伝えます' }).click()
    await confirm(company, '手伝えます')
    await expect(company.getByText('お返事は受け取りました').first()).toBeVisible()
    await expectGood(company)
    await kaicho.reload()
    await expect(kaicho.getByText('軽トラックで4人、うかがえます。')).toBeVisible()
    await kaicho.getByRole('button', { name: /^今回は見送る/ }).click()
    await answerNo(kaicho, '日や時間が合わない', '別の日に変わりそうです。', '見送る')
    await company.reload()
    await expect(company.getByText('日や時間が合わない（別の日に変わりそうです。）')).toBeVisible()
    await expectGood(company)
  })

  await test.step('the association names a group, both write, and it takes the wish back', async () => {
    await nameGroup(kaicho, 'まちつなぎ隊')
    await openMatch(students, title)
    await write(students, '雨具は要りますか。')
    await kaicho.getByRole('link', { name: /くわしく見る.*まちつなぎ隊/ }).click()
    await expect(kaicho.getByText('雨具は要りますか。')).toBeVisible()
    await write(kaicho, '小雨なら、かっぱをお願いします。')
    await expectGood(kaicho)
    await actWithReason(kaicho, /^取り下げる/, '日を変えることになりました。')
    await students.reload()
    await expect(students.getByText('日を変えることになりました。')).toBeVisible()
    await expect(students.getByText(/この相談は終わったので/)).toBeVisible()
    await expectGood(students)
  })

  await test.step('a named company cannot come', async () => {
    await kaicho.goto(`/requests/${id}`)
    await nameGroup(kaicho, '甲斐のもり建設')
    await openMatch(company, title)
    await company.getByRole('button', { name: '行けません' }).click()
    await answerNo(company, '人数が集まらない', '', '「行けません」と返事をする')
    await kaicho.reload()
    await expect(kaicho.getByText('人数が集まらない').first()).toBeVisible()
  })

  await test.step('another group says yes, the contacts open, and it must call off', async () => {
    await nameGroup(kaicho, 'まちつなぎ隊')
    await openMatch(students, title)
    await students.getByRole('button', { name: '行けます' }).click()
    await expectGood(students)
    await confirm(students, '「行けます」と返事をする')
    await students.getByRole('button', { name: '連絡先を見る' }).click()
    await expect(students.getByText(/055-000-00\d\d/).first()).toBeVisible()
    await expectGood(students)
    await actWithReason(students, /^中止にする/, 'インフルエンザがはやっています。')
    await expect(students.getByText(/055-000-00\d\d/)).toHaveCount(0)
    await kaicho.reload()
    await expect(kaicho.getByText('インフルエンザがはやっています。').first()).toBeVisible()
    await expectGood(kaicho)
  })

  await test.step('it is put off, begins anew on another day, and is given up by the association', async () => {
    await actWithReason(kaicho, '延期する', '台風が近づいています。')
    await expect(kaicho.getByText('延期になりました').first()).toBeVisible()
    await desk.reload()
    await desk.getByRole('button', { name: '新しい日で再開する' }).click()
    await desk
      .getByRole('dialog')
      .getByLabel(/第1希望の日/)
      .fill(inDays(50))
    await expectGood(desk)
    await confirm(desk, '新しい日で再開する')
    await expect(desk.getByText('相手を募集中').first()).toBeVisible()
    await kaicho.reload()
    await kaicho.getByRole('button', { name: '取りやめる' }).click()
    const dialog = kaicho.getByRole('dialog')
    await dialog.getByRole('button', { name: 'この依頼を取りやめる' }).click()
    await expect(dialog.getByText('わけを選んでください')).toBeVisible()
    await expectGood(kaicho)
    await dialog.getByRole('radio', { name: '準備が間に合わない' }).check()
    await dialog.getByRole('textbox', { name: /^くわしい理由/ }).fill('来月の祭りといっしょにします。')
    await confirm(kaicho, 'この依頼を取りやめる')
    await expect(kaicho.getByText('取りやめになりました').first()).toBeVisible()
    await expectGood(kaicho)
  })

  await test.step('all of it stands in the timeline, for the association and the centre', async () => {
    await kaicho.getByRole('button', { name: /これより前のことを見る/ }).click()
    const timeline = kaicho.getByRole('region', { name: 'これまでのこと' })
    for (const what of [
      '依頼を取りやめました',
      '新しい日で、相手さがしをもう一度始めました',
      'まちつなぎ隊のお手伝いが中止になりました',
      'まちつなぎ隊へのお願いを取り下げました',
      '内容の直しをお願いしました',
      '依頼が届きました',
    ])
      await expect(timeline.getByText(what)).toBeVisible()
    await expectGood(kaicho)
    await desk.reload()
    await expect(desk.getByText('依頼を取りやめました')).toBeVisible()
    await expectGood(desk)
  })
})

test('the centre ends a search that found nobody, and says why', async ({ people }, info) => {
  const title = `休耕田の草取り ${info.project.name} ${Date.now() % 100_000}`
  const [kaicho, desk] = [await people.as('kaicho'), await people.as('coordinator')]
  const id = await post(kaicho, title)

  await desk.goto(`/desk/requests/${id}`)
  await act(desk, '内容を確かめて、募集を始める')
  await actWithReason(desk, '見つからず終わりにする', '農作業のできる団体が、まだ登録にありません。')

  await kaicho.goto(`/requests/${id}`)
  await expect(kaicho.getByText('お手伝いの相手が見つかりませんでした')).toBeVisible()
  await expect(kaicho.getByText('理由：農作業のできる団体が、まだ登録にありません。')).toBeVisible()
  await expectGood(kaicho)
})

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

const sameOrigin = () => ({ 'sec-fetch-site': 'same-origin', 'idempotency-key': crypto.randomUUID() })

/** A request handed in as the form does it; the walk by hand is in main-job.spec.ts. */
async function post(page: Page, title: string): Promise<string> {
  const answer = await page.request.post('/api/requests', {
    headers: sameOrigin(),
    data: {
      ...{ itemId: 'clean.street', title, description: '片づけの手が足りません。', districtId: 1, place: '地区の公園' },
      ...{ whenKind: 'single', days: [{ day: inDays(40), from: '09:00', to: '11:00' }], headsMin: 2, headsMax: 4 },
      ...{ hazards: [], thanks: ['drinks'], rainPlan: 'cancelled', private: {}, published: true, showName: false },
    },
  })
  expect(answer.status(), await answer.text()).toBe(201)
  return ((await answer.json()) as { id: string }).id
}

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

async function confirm(page: Page, action: string | RegExp) {
  await page.getByRole('dialog').getByRole('button', { name: action }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
}

async function act(page: Page, action: string) {
  await page.getByRole('button', { name: action, exact: true }).click()
  await confirm(page, action)
}

/** Without a reason it is not done; with one it is. */
async function actWithReason(page: Page, action: string | RegExp, reason: string) {
  await page.getByRole('button', { name: action }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: action }).click()
  await expect(dialog.getByText('理由を入れてください')).toBeVisible()
  await expectGood(page)
  await dialog.getByRole('textbox').fill(reason)
  await confirm(page, action)
}

async function answerNo(page: Page, reason: string, note: string, action: string) {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: reason }).check()
  if (note) await dialog.getByRole('textbox', { name: /^ひとこと/ }).fill(note)
  await expectGood(page)
  await confirm(page, action)
}

async function nameGroup(page: Page, name: string) {
  await page.locator('summary').filter({ hasText: 'お願いしたい団体を自分で選ぶ' }).click()
  await page.getByRole('searchbox', { name: '団体の名前' }).fill(name)
  await page.getByRole('button', { name: 'さがす' }).last().click()
  await page.getByRole('radio', { name: new RegExp(name) }).check()
  await expectGood(page)
  await page.getByRole('button', { name: 'この団体にお願いする' }).click()
  await confirm(page, 'この団体にお願いする')
  await expect(page.getByText('返事を待っている団体')).toBeVisible()
}

async function openMatch(page: Page, title: string) {
  await page.goto('/my')
  await page
    .getByRole('link', { name: new RegExp(`^内容を見て返事をする.*${title}`) })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

async function write(page: Page, words: string) {
  await page.getByRole('textbox', { name: /^伝言を書く/ }).fill(words)
  await page.getByRole('button', { name: '伝言を送る' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: words })).toBeVisible()
}

const inDays = (days: number) => new Date(Date.now() + 9 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
