import { fileURLToPath } from 'node:url'
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
    const [, code = ''] = /コード (\S+) を/.exec(server.said()) ?? []
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

const next = (page: Page, step: string) => page.getByRole('link', { name: `次へ：${step}` }).click()

async function expectTabs(page: Page, counts: Record<string, number>): Promise<void> {
  for (const [label, count] of Object.entries(counts))
    await expect(page.getByRole('tab', { name: new RegExp(`^${label}\\s*${count}$`) })).toBeVisible()
}

async function confirm(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: action }).click()
  await expect(page.getByText('取り込みました', { exact: true })).toBeVisible({ timeout: 30_000 })
}
