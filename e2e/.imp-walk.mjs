import { chromium } from '@playwright/test'
import AxeBuilder from '@axe-core/playwright'
import { readFileSync, mkdirSync } from 'node:fs'
const base = process.env.BASE ?? 'http://127.0.0.1:5177'
const only = process.env.WIDTH
mkdirSync('/tmp/imp-shots', { recursive: true })
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
})
const ctx = await browser.newContext({
  viewport: { width: 1280, height: 900 },
  locale: 'ja-JP',
  timezoneId: 'Asia/Tokyo',
})
const page = await ctx.newPage()
page.on('console', (m) => m.type() === 'error' && console.log('console:', m.text()))
page.on('pageerror', (e) => console.log('pageerror', e.message))
await page.goto(base + '/')
const code = /コード (\S+) を/.exec(readFileSync('/tmp/imp-server.log', 'utf8'))[1]
let r = await page.evaluate(
  async ([code]) => {
    const send = (url, body) =>
      fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify(body),
      })
    const a = await send('/api/session', { email: 'admin@example.jp', password: 'thousand paper cranes fly' })
    if (a.ok) return a.status
    const b = await send('/api/set-up', {
      code,
      displayName: '山田 花子',
      email: 'admin@example.jp',
      password: 'thousand paper cranes fly',
    })
    return b.status + (b.ok ? '' : await b.text())
  },
  [code],
)
console.log('signed in', r)
const shoot = async (name) => {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await page.waitForTimeout(250)
    await page.screenshot({ path: `/tmp/imp-shots/${name}-${width}.png`, fullPage: true })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    if (wide) console.log('TOO WIDE', name, width)
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze()
    for (const v of violations)
      console.log(
        'AXE',
        name,
        width,
        v.id,
        v.nodes.map((n) => n.target.join(' ')).slice(0, 3),
        v.nodes[0].failureSummary,
      )
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}
const fixtures = '/work/main/server/test/fixtures/ledgers/'
await page.goto(base + '/desk/imports')
await page.waitForSelector('h1')
await page.waitForTimeout(800)
await shoot('list')
for (const [i, file] of ['supporters-cp932.csv', 'supporters-utf8-bom.csv', 'associations.xlsx'].entries()) {
  await page.goto(base + '/desk/imports')
  await page.setInputFiles('input[type=file]', fixtures + file)
  await page.waitForURL(/imports\/[0-9a-f-]{36}/)
  await page.waitForSelector('h2')
  await shoot(`${i}-file`)
  await page.getByRole('link', { name: /次へ：列/ }).click()
  await page.waitForTimeout(300)
  await shoot(`${i}-columns`)
  await page.getByRole('link', { name: /次へ：1行/ }).click()
  await page.waitForTimeout(800)
  await shoot(`${i}-rows`)
  for (const tab of ['新しく登録', '取り込まない', '読み取れなかった言葉']) {
    await page.getByRole('tab', { name: tab }).click()
    await page.waitForTimeout(500)
    if (i !== 1) await shoot(`${i}-tab-${tab}`)
  }
  if (i < 2) {
    await page.getByRole('link', { name: /次へ：取り込む/ }).click()
    await shoot(`${i}-confirm-undecided`)
    await page.getByRole('link', { name: /前へ/ }).click()
    await page.getByRole('tab', { name: '確認が要る' }).click()
    await page
      .getByText(i ? '台帳に合わせる' : '登録する', { exact: true })
      .first()
      .click()
    await page.waitForTimeout(500)
    await shoot(`${i}-decided`)
  }
  await page.getByRole('link', { name: /次へ：取り込む/ }).click()
  await page.waitForTimeout(300)
  await shoot(`${i}-confirm`)
  const t = Date.now()
  await page.getByRole('button', { name: /登録する|変える/ }).click()
  await page.getByText('取り込みました', { exact: true }).first().waitFor()
  console.log('confirmed in', Date.now() - t)
  await page.waitForTimeout(500)
  await shoot(`${i}-done`)
}
await page.goto(base + '/desk/imports')
await page.waitForTimeout(800)
await shoot('list-after')
await browser.close()
