import { act, actWithReason, confirm, inDays, sameOrigin } from './acting.ts'
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
    await kaicho.getByRole('textbox', { name: /^どこに集まりますか/ }).fill('集会所の前、朝8時50分')
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
    await expect(kaicho.getByText('軽トラックで4人、うかがえます。').first()).toBeVisible()
    await kaicho.getByRole('button', { name: /^今回は見送る/ }).click()
    await answerNo(kaicho, '日や時間が合わない', '別の日に変わりそうです。', '見送る')
    await company.reload()
    await expect(company.getByText('日や時間が合わない（別の日に変わりそうです。）').first()).toBeVisible()
    await expectGood(company)
  })

  await test.step('the association names a group, both write, and it takes the wish back', async () => {
    await nameGroup(kaicho, 'まちつなぎ隊')
    await openMatch(students, title)
    await write(students, '雨具は要りますか。')
    await kaicho.getByRole('link', { name: /くわしく見る.*まちつなぎ隊/ }).click()
    await expect(kaicho.getByText('雨具は要りますか。').first()).toBeVisible()
    await write(kaicho, '小雨なら、かっぱをお願いします。')
    await expectGood(kaicho)
    await actWithReason(kaicho, /^取り下げる/, '日を変えることになりました。')
    await students.reload()
    await expect(students.getByText('日を変えることになりました。').first()).toBeVisible()
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
  // 声かけの見守り stands on the card before it is chosen
  await page.getByRole('radio', { name: new RegExp(`${name}.*めやすは月\\d+回まで`) }).check()
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
