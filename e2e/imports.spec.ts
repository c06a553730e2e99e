import { fileURLToPath } from 'node:url'
import { nextYearOf } from '../server/test/ledgers.ts'
import { setUpApp } from './authenticator.ts'
import { type Server, startServer } from './server.ts'
import { expect, expectGood, type Page, test } from './test.ts'

/** An office begins with an empty city: the first admin comes in by the printed code and brings three old ledgers. */
test.describe('an office brings its ledgers to an empty city', () => {
  test.describe.configure({ mode: 'serial', timeout: 180_000 })
  let server: Server
  let cookies: Awaited<ReturnType<ReturnType<Page['context']>['cookies']>> = []

  test.beforeAll(async () => {
    server = await startServer({ DEMO: '0' })
  })
  test.afterAll(() => server.stop())

  test('44 supporters and 516 associations, one question about a lost letter', async ({ page }) => {
    await setUp(page)

    await test.step('the ledger that Excel for Windows saved: 43 are registered', async () => {
      await upload(page, 'supporters-cp932.csv')
      await expect(page.getByText('WindowsのExcelで保存したCSV（Shift_JIS）')).toBeVisible()
      await expect(page.getByText('2行目', { exact: true })).toBeVisible()
      await expectGood(page)
      await next(page, '列のあてはめ')
      await expect(page.getByRole('combobox', { name: '「支援できる内容」の読み取り方' })).toHaveValue('help')
      await expectGood(page)
      await next(page, '1行ずつの下見')
      await expectTabs(page, { 確認が要る: 1, 新しく登録: 42, 内容が変わる: 0, 変わらない: 1, 取り込まない: 1 })
      await expect(page.getByText('登録番号がありません。取り込むと新しい番号が付きます')).toBeVisible()
      await expectGood(page)
      await next(page, '取り込む')
      await expect(page.getByText('まだ決めていない行が1行あります')).toBeVisible()
      await page.getByRole('link', { name: '前へ：1行ずつの下見' }).click()
      await page.getByRole('radio', { name: /^登録する/ }).check()
      await next(page, '取り込む')
      await expectGood(page)
      await confirm(page, '43団体を新しく登録する')
      await page.getByRole('tab', { name: /^読み取れない言葉\s*27$/ }).click()
      await expect(page.getByRole('row', { name: /第2・第4土曜/ }).first()).toBeVisible()
      await expectGood(page)
    })

    await test.step('the same rows in another encoding: one name is asked about and healed', async () => {
      await upload(page, 'supporters-utf8-bom.csv')
      await next(page, '列のあてはめ')
      await next(page, '1行ずつの下見')
      await expectTabs(page, { 確認が要る: 1, 新しく登録: 0, 内容が変わる: 0, 変わらない: 43, 取り込まない: 1 })
      await expect(page.getByRole('cell', { name: '?野家具製作所' })).toBeVisible()
      await expect(page.getByRole('cell', { name: '𠮷野家具製作所' })).toBeVisible()
      await page.getByRole('radio', { name: /^台帳に合わせる/ }).check()
      await expectGood(page)
      await next(page, '取り込む')
      await confirm(page, '1団体の内容を変える')
    })

    await test.step('a workbook with joined cells: 516 associations', async () => {
      await upload(page, 'associations.xlsx')
      await expect(page.getByText('Excelのファイル（.xlsx）')).toBeVisible()
      await next(page, '列のあてはめ')
      await expectGood(page)
      await next(page, '1行ずつの下見')
      await expectTabs(page, { 確認が要る: 0, 新しく登録: 516, 内容が変わる: 0, 変わらない: 0, 取り込まない: 1 })
      await expectGood(page)
      await next(page, '取り込む')
      await confirm(page, '516団体を新しく登録する')
    })

    await test.step('the first ledger once more: nothing changes', async () => {
      await upload(page, 'supporters-cp932.csv')
      await next(page, '列のあてはめ')
      await next(page, '1行ずつの下見')
      await expectTabs(page, { 確認が要る: 0, 新しく登録: 0, 内容が変わる: 0, 変わらない: 44, 取り込まない: 1 })
      await next(page, '取り込む')
      await confirm(page, '変わるものがないことを確かめて、終わる')
      await page.getByRole('link', { name: '電話で確認する団体を見る' }).click()
      await expect(page).toHaveURL(/\/desk\/supporters\?needsPhoneCheck=true$/)
      await expect(page.getByRole('checkbox', { name: '電話で確認が必要な団体だけ' })).toBeChecked()
    })

    await test.step('nobody of the ledger is listed before its yes on the telephone is written down', async () => {
      const listed = page.getByRole('link', { name: 'みずき印刷' })
      await page.goto(`${server.url}/supporters`)
      await expectGood(page)
      await expect(listed).toHaveCount(0)
      await page.goto(`${server.url}/desk/supporters?needsPhoneCheck=true&q=みずき印刷`)
      await listed.click()
      await expect(page.getByText('R8-004', { exact: true }).first()).toBeVisible()
      await page.getByRole('button', { name: '電話で確認したことを記録する' }).click()
      await page.getByRole('checkbox', { name: '支援団体の名簿に載せてよい' }).check()
      await expectGood(page)
      await page.getByRole('dialog').getByRole('button', { name: '記録する' }).click()
      await expect(page.getByText('電話で確認したことを記録しました。')).toBeVisible()
      await page.goto(`${server.url}/supporters`)
      await expect(listed).toBeVisible()
    })
  })

  test("this year's ledger of the associations is confirmed by kind, and whoever is missing waits", async ({
    page,
  }) => {
    await signIn(page)

    await test.step('what is new stands by kind, old beside new', async () => {
      const buffer = Buffer.from(await thisYear())
      await page.goto(`${server.url}/desk/imports`)
      await choose(page, { name: '今年度の自治会.csv', mimeType: 'text/csv', buffer })
      await next(page, '列のあてはめ')
      await next(page, '1行ずつの下見')
      await expectTabs(page, kinds)
      for (const [kind, action] of Object.entries(answers)) {
        await page.getByRole('tab', { name: new RegExp(`^${kind}`) }).click()
        if (kind === '会長が変わる') await expect(page.getByRole('cell', { name: '新任 一郎' })).toBeVisible()
        await expectGood(page)
        await page.getByRole('button', { name: action }).click()
        await expect(page.getByRole('button', { name: action })).toBeHidden()
      }
      await next(page, '取り込む')
      await expectGood(page)
      await confirm(page, '1団体を登録し、4団体の内容を変える')
      await expectGood(page)
    })

    await test.step('a vanished association waits until somebody says that it is still there', async () => {
      await page.getByRole('link', { name: '確認待ちの自治会を見る' }).click()
      await expect(page.getByText('解散・合併の確認待ち').first()).toBeVisible()
      await expectGood(page)
      await page.getByRole('row').nth(1).getByRole('link').first().click()
      await expect(page.getByText('解散・合併の確認待ち')).toBeVisible()
      await expectGood(page)
      await page.getByRole('button', { name: 'まだある' }).click()
      await expect(page.getByText('記録しました')).toBeVisible()
      await expect(page.getByText('解散・合併の確認待ち')).toBeHidden()
    })

    await test.step('the other one became one with a neighbour of another name: they are made one', async () => {
      await page.goto(`${server.url}/desk/associations?standing=to-check`)
      await page.getByRole('row').nth(1).getByRole('link').first().click()
      await page.getByRole('button', { name: '合併先とまとめる' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: 'くらべる画面へ進む' }).click()
      await expect(dialog.getByText('合併先の自治会を選んでください')).toBeVisible()
      await expectGood(page)
      const target = dialog.getByRole('list', { name: '見つかった自治会' }).getByRole('button').first()
      const name = await target.locator('.font-bold').innerText()
      await target.click()
      await dialog.getByRole('button', { name: 'くらべる画面へ進む' }).click()
      await expect(page.getByRole('heading', { name: 'まとめる前に、確かめること' })).toBeVisible()
      await page.getByRole('group', { name: 'どちらを残しますか' }).getByRole('radio', { name }).check()
      await expectGood(page)
      await page.getByRole('button', { name: '一つにまとめる' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '一つにまとめる' }).click()
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    })
  })

  test('a file that nobody can read is refused with a word on what to do', async ({ page }) => {
    await signIn(page)

    await page.goto(`${server.url}/desk/imports`)
    await choose(page, { name: '写真.png', mimeType: 'image/png', buffer: Buffer.from('x') })
    await expect(page.getByRole('alert')).toContainText('CSV（.csv）か Excel（.xlsx）で保存しなおしてください')
    await choose(page, { name: '台帳.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('団体名') })
    await expect(page.getByRole('alert')).toContainText('まだ何も変わっていません')
    await expectGood(page)
  })

  const person = { email: 'center@example.jp', password: 'thousand paper cranes fly home' }

  async function setUp(page: Page): Promise<void> {
    // the server is ready a moment before it prints the code
    let code = ''
    await expect.poll(() => (code = /コード (\S+) を/.exec(server.said())?.[1] ?? '')).not.toBe('')
    await page.goto(`${server.url}/set-up`)
    await page.getByLabel('起動したときに表示された番号').fill(code)
    await page.getByLabel('管理者のお名前').fill('山田 花子')
    await page.getByLabel('メールアドレス').fill(person.email)
    await page.getByLabel('合言葉（15文字以上）').fill(person.password)
    await page.getByRole('button', { name: '管理者を作って始める' }).click()
    await expectGood(page)
    await setUpApp(page)
    await expect(page).toHaveURL(/\/desk$/)
    cookies = await page.context().cookies()
  }

  /** The browser of the first admin, who has come in already. */
  const signIn = (page: Page) => page.context().addCookies(cookies)

  const choose = (page: Page, file: Parameters<ReturnType<Page['getByLabel']>['setInputFiles']>[0]) =>
    page.getByLabel('ファイルを選ぶ').setInputFiles(file)

  async function upload(page: Page, name: string): Promise<void> {
    await page.goto(`${server.url}/desk/imports`)
    await choose(page, fileURLToPath(new URL(`../server/test/fixtures/ledgers/${name}`, import.meta.url)))
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'ファイルを読み取りました' })).toBeVisible()
  }
})

/** What this year's ledger of associations says: how many rows of each kind, and how each kind is answered. */
const kinds = { 新しい自治会: 1, 会長が変わる: 2, 連絡先が変わる: 1, そのほかが変わる: 1, 見当たらない: 2 }
const answers = {
  新しい自治会: '1件を、登録する',
  会長が変わる: '2件を、台帳に合わせる',
  連絡先が変わる: '1件を、台帳に合わせる',
  そのほかが変わる: '1件を、台帳に合わせる',
  見当たらない: '2件を、確認待ちにする',
}

const thisYear = () =>
  nextYearOf(
    (row, at) => {
      if (at === 0) return { ...row, '会長 氏名': '新任 一郎', '会長 電話': '055-000-0091' }
      if (at === 1) return { ...row, '会長 氏名': '新任 二郎' }
      if (at === 2) return { ...row, '会長 電話': '055-000-0092' }
      if (at === 3) return { ...row, 世帯数: '777' }
      return at === 4 || at === 5 ? null : row
    },
    [{ 地区: '相生', 自治会名: 'あらたな自治会', ふりがな: 'あらたなじちかい', 世帯数: '20' }],
  )

const next = (page: Page, step: string) => page.getByRole('link', { name: `次へ：${step}` }).click()

async function expectTabs(page: Page, counts: Record<string, number>): Promise<void> {
  for (const [label, count] of Object.entries(counts))
    await expect(page.getByRole('tab', { name: new RegExp(`^${label}\\s*${count}$`) })).toBeVisible()
}

async function confirm(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: action }).click()
  await expect(page.getByText('取り込みました', { exact: true })).toBeVisible({ timeout: 30_000 })
}
