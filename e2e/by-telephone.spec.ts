import { answerByCode, readPaperCode, readSheet, tellByCode } from './paper-codes.ts'
import { settled } from './settled.ts'
import { expect, expectGood, type Page, test } from './test.ts'

/** An association that has neither mail nor a computer: everything by telephone, entered by the centre (rule 4). */
test('an association asks, answers and hears by telephone', async ({ people }, info) => {
  test.setTimeout(240_000)
  const mark = `${info.project.name}${Date.now() % 1_000_000}`
  const caller = `電話だけ${mark}自治会`
  const title = `テントの片づけ ${mark}`
  const desk = await people.as('coordinator')
  const stranger = await people.stranger()

  await test.step('the coordinator adds the association, without mail', () => add(desk, caller))
  const code = await test.step('the call becomes a request with a code and a paper', () => enter(desk, caller, title))
  await test.step('who finds the paper learns nothing; its owner opens it', () =>
    readPaperCode(stranger, code, caller, title))
  await test.step('the code leads the desk to the request', () => findByCode(desk, code, title))
  const name = await test.step('a supporter that wishes FAX is asked', () => propose(desk))
  const asked = await test.step('its form is printed and goes out', () => sendByFax(desk, name, title))
  await test.step('the code on it leads the desk to the answer', () => findAnswer(desk, asked))
  await test.step('the supporter answers with the code, on any phone', () => answerByCode(stranger, asked, title))
  await test.step('the association is called and told of the offer', () => tell(desk, caller))
  await test.step('the association answers by telephone', () => noteAnswer(desk, title, code))
  const sheet = await test.step('the sheet for the day goes out by FAX', () => sendByFax(desk, name, title))
  await test.step('its code opens the sheet', () => readSheet(stranger, sheet, caller))
  await test.step('afterwards the association tells on the telephone how it went', () => noteResult(desk, title, code))
  const question = await test.step('the supporter is asked by FAX', () => sendByFax(desk, name, title))
  await test.step('it tells with the code, and the request is closed', () => tellByCode(stranger, question))
  await findByCode(desk, code, title, '記録済み')
})

async function add(page: Page, name: string) {
  await page.goto('/desk/associations/new')
  await page.getByRole('textbox', { name: /^自治会の名前/ }).fill(name)
  await page
    .getByRole('textbox', { name: /^ふりがな/ })
    .first()
    .fill('でんわだけじちかい')
  await page.getByRole('combobox', { name: /^地区/ }).selectOption({ label: '国母' })
  await page.getByRole('textbox', { name: /^担当の方のお名前/ }).fill('架空 太郎')
  await page.getByRole('textbox', { name: /^電話/ }).fill('055-000-0099')
  await page.getByRole('radio', { name: '電話' }).check()
  await page.getByRole('button', { name: '自治会を加える' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expectGood(page)
}

async function enter(page: Page, caller: string, title: string): Promise<string> {
  await page.goto('/desk/requests/new')
  await expect(page.getByRole('radio', { name: '電話' })).toBeChecked()
  await page.getByRole('searchbox', { name: '自治会の名前・ふりがな' }).fill(caller)
  await page.getByRole('list', { name: '見つかった自治会' }).getByRole('button', { name: caller }).click()
  await page.locator('summary').filter({ hasText: '清掃・環境美化' }).click()
  await page.getByRole('radio', { name: '道路・公園のごみ拾い' }).check()
  await page.getByRole('textbox', { name: /^短い題名/ }).fill(title)
  await page
    .getByRole('textbox', { name: /^どんなことに困っていますか/ })
    .fill('お祭りのあとの片づけに手が足りません。')
  await page.getByRole('textbox', { name: /^少なくとも/ }).fill('2')
  await page.getByRole('textbox', { name: /^多くて/ }).fill('4')
  await page.getByRole('textbox', { name: /^おおよその場所/ }).fill('地区の公園')
  await page.locator('summary').filter({ hasText: 'くわしく入れる' }).click()
  await page.getByRole('radio', { name: '中止', exact: true }).check()
  await page.getByRole('radio', { name: '当日の朝' }).check()
  await expectGood(page)
  await page.getByRole('button', { name: '依頼を受け付ける' }).click()
  await expect(page.getByText('受け付けました。相手さがしを始められます。')).toBeVisible()
  await expectGood(page)
  const code = await page.getByText(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/).innerText()
  const paper = await page.getByRole('link', { name: '受付票を印刷する（PDF）' }).getAttribute('href')
  const printed = await page.request.get(paper!)
  expect(printed.status()).toBe(200)
  expect(printed.headers()['content-type']).toContain('application/pdf')
  return code
}

async function findByCode(page: Page, code: string, title: string, state = '相手を募集中') {
  await page.goto('/desk')
  await page.getByRole('searchbox').first().fill(code.toLowerCase())
  await page.getByRole('button', { name: 'さがす' }).first().click()
  await page.getByRole('link', { name: title }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByText(state).first()).toBeVisible()
}

async function propose(page: Page): Promise<string> {
  const requestId = /requests\/([^/?]+)/.exec(page.url())![1]!
  const { items } = await (await page.request.get(`/api/requests/${requestId}/suggestions`)).json()
  await preferFax(page, items[0].supporterId)
  await page
    .getByRole('checkbox', { name: /この団体を選ぶ/ })
    .first()
    .check()
  await page.getByRole('button', { name: '声をかける', exact: true }).click()
  await expectGood(page)
  await page.getByRole('button', { name: '1団体に声をかける' }).click()
  await expect(page.getByText(/両方の返事を待っています|の返事を待っています/).first()).toBeVisible()
  await expectGood(page)
  return items[0].name
}

/** The registry has it that this supporter wishes FAX, and has no telephone. */
async function preferFax(page: Page, id: string) {
  const answer = await page.evaluate(async (id) => {
    const url = `/api/organizations/${id}/contact`
    const contact = await (await fetch(url)).json()
    const { version, earlier: _, waiting: __, ...known } = contact
    const body = JSON.stringify({ ...known, channel: 'fax', phone: null, fax: '055-000-0088' })
    const headers = { 'content-type': 'application/json', 'if-match': `"${version}"` }
    const changed = await fetch(url, { method: 'PUT', headers, body })
    await changed.text()
    return changed.status
  }, id)
  expect(answer).toBe(200)
}

async function sendByFax(page: Page, name: string, title: string): Promise<string> {
  const card = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name }) })
    .first()
  const call = card.getByRole('listitem').filter({ hasText: title }).first()
  const open = async () => (await openCalls(page, 'fax'), await call.count())
  await expect.poll(open, { timeout: 45_000, intervals: [1_000] }).toBe(1)
  await expect(card.getByText('055-000-0088')).toBeVisible()
  await call.getByRole('checkbox').check()
  const paper = await page.getByRole('link', { name: /まとめて印刷/ }).getAttribute('href')
  const printed = await page.request.get(paper!)
  expect(printed.headers()['content-type']).toContain('application/pdf')
  await openCalls(page, 'fax')
  const code = /[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(await call.getByText(/^紙の番号/).innerText())![0]
  await call.getByRole('checkbox').check()
  await expectGood(page)
  await page.getByRole('button', { name: '印刷して送った' }).click()
  await expectGood(page)
  await page.getByRole('dialog').getByRole('button', { name: '印刷して送った' }).click()
  await expect(page.getByText('1件を送ったことを記録しました').first()).toBeVisible()
  return code
}

async function findAnswer(page: Page, code: string) {
  await page.goto(`/desk/search?q=${code.toLowerCase()}`)
  await expect(page.getByRole('heading', { level: 1, name: `紙の番号 ${code}` })).toBeVisible()
  await expect(page.getByRole('button', { name: /「行けます」の返事を入れる/ })).toBeVisible()
  await expectGood(page)
}

async function noteAnswer(page: Page, title: string, code: string) {
  await findByCode(page, code, title)
  await page.getByRole('button', { name: '「お願いします」の返事を入れる' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: '電話' }).check()
  await expectGood(page)
  await dialog.getByRole('button', { name: '返事を入れる', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('お手伝いが決まりました').first()).toBeVisible()
  await expectGood(page)
}

async function tell(page: Page, caller: string) {
  const card = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: caller }) })
    .first()
  await expect
    .poll(async () => (await openCalls(page), await card.count()), { timeout: 45_000, intervals: [1_000] })
    .toBe(1)
  await expect(card.getByRole('link', { name: '055-000-0099' })).toBeVisible()
  await expect(card.getByText('架空 太郎 様')).toBeVisible()
  await expectGood(page)
  const told = card.getByRole('button', { name: /^伝えました/ })
  const waiting = await told.count()
  await card.getByRole('button', { name: /^出なかった/ }).click()
  await expect(card.getByText('1回かけました')).toBeVisible()
  await expectGood(page)
  await page.getByRole('button', { name: '元にもどす' }).click()
  await expect(card.getByText('1回かけました')).toBeHidden()
  await card
    .getByRole('button', { name: /^メモも残す/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: /^聞いたこと・メモ/ }).fill('会長に伝えた。')
  await expectGood(page)
  await dialog.getByRole('button', { name: '伝えました' }).click()
  await expect(page.getByText('「伝えました」を記録しました').first()).toBeVisible()
  await expect(told).toHaveCount(waiting - 1)
}

async function noteResult(page: Page, title: string, code: string) {
  await findByCode(page, code, title, '相手が決まりました')
  await page.getByRole('link', { name: /^伝言/ }).first().click()
  await page.getByText('お手伝いは終わりましたか。終わったら報告できます').click()
  await page.getByRole('radio', { name: '自治会' }).check()
  await page.getByRole('textbox', { name: /来た人数/ }).fill('2')
  await page.getByRole('radio', { name: /^うまくいった/ }).check()
  await page.getByRole('radio', { name: 'また頼みたい' }).check()
  await expectGood(page)
  await page.getByRole('button', { name: '報告する' }).click()
  await expect(page.getByText('ご報告ありがとうございました').first()).toBeVisible()
}

/** The whole list of calls by telephone, down to the newest. */
async function openCalls(page: Page, channel = 'phone') {
  await page.goto(`/desk/calls?channel=${channel}`)
  await settled(page)
  const more = page.getByRole('button', { name: 'もっと見る' })
  while (await more.isVisible()) {
    await more.click()
    await settled(page)
  }
}
