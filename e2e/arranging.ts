import { fileURLToPath } from 'node:url'
import { expect, expectGood, type Page } from './test.ts'

const seeded = (name: string) => fileURLToPath(new URL(`../server/src/seed/pictures/${name}.webp`, import.meta.url))
const [drawing, logo] = [seeded('river'), seeded('logo')]

/** New words survive a reload and wait beside the public picture; a second picture goes to the front, a logo to the directory. */
export async function arrange(page: Page, desk: Page, name: string) {
  const sayNewWords = () => page.getByRole('button', { name: '「北公民館の寄席（絵）」のことばを直す' }).click()
  const words = page.getByRole('dialog').getByRole('textbox')
  await sayNewWords()
  await expect(page.getByText(/センターが確かめてから載ります/)).toBeVisible()
  await expectGood(page)
  await words.fill('北公民館の秋の寄席（絵）')
  await expect(page.getByRole('dialog').getByText(/^下書きを保存しました/)).toBeVisible()
  await page.reload()
  await sayNewWords()
  await expect(words).toHaveValue('北公民館の秋の寄席（絵）')
  await page.getByRole('dialog').getByRole('button', { name: '保存する' }).click()
  await expect(page.getByText('新しいことば', { exact: true })).toBeVisible()
  await expect(page.getByText('公開中', { exact: true })).toBeVisible()
  await expectGood(page)

  await handIn(page, 'picture', '夏祭りの屋台（絵）')
  await handIn(page, 'logo', null)
  await page.getByRole('button', { name: '「夏祭りの屋台（絵）」を一つ前へ' }).click()
  await expect(page.getByRole('button', { name: '「北公民館の寄席（絵）」を一つ前へ' })).toBeVisible()

  await desk.reload()
  await desk.getByRole('button', { name: '「団体のロゴ」を公開してよい' }).click()
  await expectGood(desk)
  await desk.getByRole('button', { name: '「北公民館の寄席（絵）」の新しいことばを載せる' }).click()
  await expect(desk.getByRole('button', { name: '「北公民館の秋の寄席（絵）」を返す' })).toBeVisible()

  await page.goto(`/supporters?q=${encodeURIComponent(name)}`)
  await expect(page.getByRole('listitem').filter({ hasText: name }).locator('img')).toHaveJSProperty(
    'naturalWidth',
    240,
  )
  await expectGood(page)
}

async function handIn(page: Page, kind: 'picture' | 'logo', words: string | null) {
  await page.getByRole('button', { name: kind === 'logo' ? 'ロゴを加える' : '写真を加える' }).click()
  const file = page.getByLabel(kind === 'logo' ? 'ロゴの画像を選ぶ' : '写真を選ぶ・撮る')
  await expect(file).toHaveAttribute('accept', 'image/jpeg,image/png,image/webp')
  await file.setInputFiles(kind === 'logo' ? logo : drawing)
  if (words) await page.getByRole('textbox', { name: /^写真に写っていること/ }).fill(words)
  await page.getByRole('checkbox', { name: kind === 'logo' ? /^このロゴを/ : /^写っている人みんな/ }).check()
  await page.getByRole('button', { name: 'センターに出す' }).click()
  await expect(page.getByRole('button', { name: `「${words ?? '団体のロゴ'}」を取りのぞく` })).toBeVisible()
}
