import { readFileSync } from 'node:fs'
import { expect, expectGood, test } from './test.ts'

test('a citizen finds supporters, looks at the map, compares some and prints the sheet', async ({ people }) => {
  test.setTimeout(180_000)
  const page = await people.stranger()
  await page.goto('/supporters')
  await expectGood(page)

  // by what somebody can do, typed in half-width kana
  await page.getByRole('searchbox').fill('ｸｻｶﾘ')
  await page.getByRole('button', { name: 'さがす', exact: true }).click()
  await expect(page.getByText('条件に合う団体が見つかりませんでした')).toBeVisible()
  await page.getByRole('searchbox').fill('草刈')
  await page.getByRole('button', { name: 'さがす', exact: true }).click()
  await expect(page.getByText(/団体が見つかりました/)).toBeVisible()
  await expect(page).toHaveURL(/q=/)

  // the map says the same as the list
  await page.getByRole('tab', { name: '地図で見る' }).click()
  const map = page.getByRole('group', { name: '地区の地図' }).first()
  const aikawa = map.getByRole('link', { name: /^相川 \d+団体$/ })
  await expectGood(page)
  const figure = /(\d+)団体/.exec((await aikawa.getAttribute('aria-label'))!)![1]!
  await aikawa.click()
  await expect(page.getByText(`${figure}団体が見つかりました`)).toBeVisible()

  // choosing for comparison lasts through another search
  const pick = page.getByRole('checkbox', { name: /^くらべる/ })
  await pick.nth(0).check()
  await pick.nth(1).check()
  await page.getByRole('searchbox').fill('')
  await page.getByRole('button', { name: 'さがす', exact: true }).click()
  await expect(page.getByText('2団体を選びました（6団体まで）')).toBeVisible()
  await expectGood(page)
  await page.getByRole('link', { name: '並べて見る' }).click()

  await expect(page.getByRole('heading', { level: 1, name: '団体をくらべる' })).toBeVisible()
  const table = page.getByRole('table', { name: '団体をくらべる' })
  await expect(table.getByRole('columnheader')).toHaveCount(2)
  for (const fact of ['できること', '曜日', '場所', '人数', '費用', '相談の時期', '保険'])
    await expect(table.getByText(fact, { exact: true })).toBeVisible()
  await expectGood(page)

  // on paper: the sheet lies across, says whose it is, and leads back
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText(/令和\d+年\d+月\d+日\(.\) 印刷/)).toBeVisible()
  await expect(page.getByRole('button', { name: '印刷する' })).toBeHidden()
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)!
  expect(Number(width)).toBeGreaterThan(Number(height))
  await page.emulateMedia({ media: null })

  await table.getByRole('link').first().click()
  await expect(page.getByRole('button', { name: '印刷する' })).toBeVisible()
  await expectGood(page)
})

test('nobody chosen, or somebody gone: the comparison says what to do', async ({ people }) => {
  const page = await people.stranger()
  await page.goto('/supporters/compare')
  await expect(page.getByText('くらべる団体が、まだ選ばれていません')).toBeVisible()
  await expectGood(page)
  await page.goto('/supporters/compare?ids=00000000-0000-7000-8000-000000000000')
  await page.getByRole('main').getByRole('link', { name: '支援団体をさがす' }).last().click()
  await expect(page.getByRole('heading', { level: 1, name: '支援団体をさがす' })).toBeVisible()
})

test('a citizen takes open data along, and reads what the columns mean', async ({ people }) => {
  const page = await people.stranger()
  await page.goto('/')
  await page.getByRole('contentinfo').getByRole('link', { name: 'オープンデータ' }).click()
  await expect(page.getByText('利用の条件は、市がまだ決めていません')).toBeVisible()
  await page
    .getByText(/^項目の意味/)
    .first()
    .click()
  await expect(page.getByText('supporter_number').first()).toBeVisible()
  await expectGood(page)

  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: 'CSV（UTF-8）：あつ活サポーター団体', exact: true }).click()
  const download = await waiting
  expect(download.suggestedFilename()).toBe('demo-supporters.csv')
  const text = readFileSync(await download.path(), 'utf8')
  expect(text.startsWith('\ufeffsupporter_number,name,kana,')).toBe(true)
})

test('a coordinator takes a workbook out of the house, says what for, and stands in the record', async ({ people }) => {
  const page = await people.as('coordinator')
  await page.goto('/desk/exports')
  await page.getByRole('button', { name: 'ファイルを用意する' }).click()
  await expect(page.getByText('何に使うかを選んでください').first()).toBeVisible()
  await expectGood(page)

  await page.getByRole('radio', { name: '自治会', exact: true }).check()
  await page.getByRole('checkbox', { name: /連絡先/ }).check()
  await page.getByRole('radio', { name: 'そのほか' }).check()
  await page.getByRole('textbox', { name: /くわしく/ }).fill('架空の総会の案内')
  await page.getByRole('button', { name: 'ファイルを用意する' }).click()
  await expect(page.getByText('ファイルを受け取れます')).toBeVisible()
  await expectGood(page)

  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Excelのファイルを受け取る' }).click()
  const download = await waiting
  expect(download.suggestedFilename()).toMatch(/^demo-associations-\d{4}-\d\d-\d\d\.xlsx$/)
  expect(
    readFileSync(await download.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
  await expect(page.getByRole('table').getByText('そのほか：架空の総会の案内').first()).toBeVisible()
})
