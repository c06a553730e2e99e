import { settled } from './settled.ts'
import { expect, type Page, test } from './test.ts'

type Locator = ReturnType<Page['locator']>

/** Without a mouse: everything is reached with Tab and pressed with Enter or Space, and one always sees where one is. */
test('an officer comes in by password and asks for help, with keys alone', async ({ people }) => {
  test.setTimeout(90_000)
  const page = await people.stranger()

  await test.step('past the header, through the door', async () => {
    await page.goto('/')
    await expect(heading(page, 1)).toBeVisible()
    await page.keyboard.press('Tab')
    await expect(page.getByRole('link', { name: '本文へ' })).toBeInViewport()
    expect(await fault(page)).toBe('')
    await page.keyboard.press('Enter')
    await expect(page.locator('#main')).toBeFocused()
    await page.goto('/sign-in')
    await write(page, page.getByLabel('メールアドレス').first(), 'kaicho@example.jp')
    await write(page, page.getByLabel('合言葉', { exact: false }).first(), process.env.DEMO_PASSWORD!)
    await page.keyboard.press('Enter')
    await expect(heading(page, 1, 'マイページ')).toBeFocused()
  })

  await test.step('question by question', async () => {
    await press(page, page.getByRole('link', { name: 'お手伝いをお願いする' }).first())
    await expect(heading(page, 1)).toBeFocused()
    const anew = page.getByRole('button', { name: 'はじめから書く' })
    await settled(page)
    if (await anew.isVisible()) await press(page, anew)
    await press(page, page.locator('summary').filter({ hasText: '清掃・環境美化' }))
    const chosen = page.getByRole('radio', { checked: true })
    await press(page, (await chosen.count()) ? chosen : page.getByRole('radio').first(), 'Space')
    await page.keyboard.press('ArrowDown')
    await expect(chosen).toBeFocused()
    await next(page, 'どんなことに困っていますか')
    await press(page, page.getByRole('button', { name: '次へ' }))
    await expect(page.locator('[data-form-errors]')).toBeFocused()
    await write(page, page.getByLabel('短い題名'), `鍵盤だけの落ち葉はき ${Date.now() % 100_000}`)
    await write(page, page.getByLabel('どんなことに困っていますか'), '落ち葉を集めます。')
    await next(page, 'いつ手伝ってほしいですか')
    await press(page, page.getByRole('radio').first(), 'Space')
    await reach(page, page.getByLabel('日にち').first())
    // Year, month and day stand in the order of the browser's own language: each goes up by two, to a day next year.
    for (const key of Array(3).fill(['ArrowUp', 'ArrowUp', 'ArrowRight']).flat()) await page.keyboard.press(key)
    await next(page, 'どこで手伝ってほしいですか')
    await write(page, page.getByLabel('おおよその場所'), '地区の公園')
    await next(page, '何人に来てほしいですか')
    await write(page, page.getByRole('textbox', { name: /少なくとも/ }), '2')
    await press(page, page.getByRole('button', { name: /少なくとも.*減らす/ }))
    await press(page, page.getByRole('button', { name: /少なくとも.*減らす/ }))
    await write(page, page.getByRole('textbox', { name: /多くて/ }), '3')
    for (const question of ['どんなことをしますか', '用意するもの・お礼', '気をつける作業はありますか'])
      await next(page, question)
    await next(page, '当日のこと')
    await press(page, page.getByRole('radio', { checked: true }).first(), 'ArrowUp')
    await next(page, 'どこまで公開しますか')
    await next(page, '内容の確認')
    await press(page, page.getByRole('button', { name: 'この内容で送る' }))
    await expect(heading(page, 1, '依頼を受け付けました')).toBeFocused()
  })
})

test('a coordinator proposes a supporter, with keys alone', async ({ people }) => {
  test.setTimeout(90_000)
  const page = await people.as('coordinator')
  await page.goto('/desk/requests?status=open')
  await press(page, page.locator('main').getByRole('rowheader').getByRole('link').first())
  await expect(heading(page, 1)).toBeFocused()
  const box = page.getByRole('checkbox', { name: /この団体を選ぶ/ }).first()
  await expect(box).toBeVisible()
  await press(page, box, 'Space')

  const opener = page.getByRole('button', { name: '声をかける', exact: true })
  const dialog = page.getByRole('dialog')
  const close = async () => {
    await expect(dialog).toBeHidden()
    await expect(opener).toBeFocused()
    expect(await fault(page)).toBe('')
  }
  await press(page, opener)
  await expect(dialog.getByRole('heading')).toBeFocused()
  for (let i = 0; i < 20; i++) {
    await page.keyboard.press('Tab')
    const isBehind = await page.evaluate(
      () => document.activeElement !== document.body && !document.activeElement?.closest('dialog'),
    )
    expect(isBehind).toBe(false)
  }
  await page.keyboard.press('Escape')
  await close()
  await page.keyboard.press('Enter')
  await press(page, dialog.getByRole('button', { name: 'もどる' }))
  await close()
  await page.keyboard.press('Enter')
  await press(page, dialog.getByRole('button', { name: '1団体に声をかける' }))
  await expect(dialog).toBeHidden()
  await expect(page.getByText(/の返事を待っています|両方の返事を待っています/).first()).toBeVisible()
  await expect.poll(() => fault(page)).toBe('')
})

const heading = (page: Page, level: number, name?: string) =>
  page.getByRole('heading', name ? { level, name } : { level })

/** Goes on with Tab until something is reached, and sees each place on the way. */
async function reach(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  const faults: string[] = []
  for (let i = 0; i < 120; i++) {
    if (await target.evaluate((it) => it === document.activeElement)) return expect(faults).toEqual([])
    await page.keyboard.press('Tab')
    const found = await fault(page)
    if (found && found !== nowhere) faults.push(found)
  }
  throw new Error(`no key leads to ${target}`)
}

async function press(page: Page, target: Locator, key: 'Enter' | 'Space' | 'ArrowUp' = 'Enter'): Promise<void> {
  await reach(page, target)
  await page.keyboard.press(key)
}

async function write(page: Page, field: Locator, words: string): Promise<void> {
  await reach(page, field)
  await page.keyboard.type(words)
}

async function next(page: Page, question: string): Promise<void> {
  await press(page, page.getByRole('button', { name: '次へ' }))
  await expect(heading(page, 2, question)).toBeFocused()
}

/** After the last thing on a page the focus is the browser's own for one Tab. */
const nowhere = 'nothing has the focus'

/** What is wrong with the place of the focus: nowhere, out of sight, or not marked. A heading needs no mark. */
function fault(page: Page): Promise<string> {
  return page.evaluate((nowhere) => {
    const it = document.activeElement
    if (!it || it === document.body) return nowhere
    const { width, height, bottom, top } = it.getBoundingClientRect()
    const { outlineStyle, outlineWidth } = getComputedStyle(it)
    const name = it.outerHTML.slice(0, 120)
    if (width <= 1 || height <= 1 || bottom < 0 || top > innerHeight) return `out of sight: ${name}`
    const isMarked = outlineStyle !== 'none' && parseFloat(outlineWidth) > 0
    return isMarked || it.matches('h1, h2, h3') ? '' : `not marked: ${name}`
  }, nowhere)
}
