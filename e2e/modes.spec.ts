import { settled } from './settled.ts'
import { expect, type Page, type Person, test } from './test.ts'

/** The pages people use most, as they look to those who set their screen up in their own way. */
const pages: Record<'stranger' | Person, string[]> = {
  stranger: ['/', '/ask', '/supporters', '/supporters/apply', '/exchange-meetings', '/sign-in'],
  kaicho: ['/my', '/requests/new'],
  company: ['/my'],
  students: [],
  coordinator: ['/desk', '/desk/requests', '/desk/calls', '/desk/supporters'],
  admin: [],
  rengokai: ['/my/district'],
}

for (const [who, urls] of Object.entries(pages) as ['stranger' | Person, string[]][])
  if (urls.length)
    test(`${who} reads on a narrow screen, in letters twice as big, in colours of their own, without motion`, async ({
      people,
    }) => {
      const page = who === 'stranger' ? await people.stranger() : await people.as(who)
      await page.emulateMedia({ reducedMotion: 'reduce' })
      const faults: string[] = []
      for (const url of urls) {
        await page.emulateMedia({ forcedColors: 'none' })
        await page.setViewportSize({ width: 320, height: 640 })
        await page.goto(url)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await settled(page)
        await openMenus(page)
        const card = page.locator('label.border').filter({ has: page.getByRole('radio') })
        if (await card.first().isVisible()) await card.first().click()
        const found = async (mode: string, inPage: () => string[]) =>
          faults.push(...(await page.evaluate(inPage)).map((fault) => `${url} ${mode}: ${fault}`))
        await found('at 320 px', cut)
        await found('without motion', moving)

        await page.setViewportSize({ width: 640, height: 800 })
        await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
        await found('at 200 %', cut)

        await page.evaluate(() => (document.documentElement.style.fontSize = ''))
        await page.emulateMedia({ forcedColors: 'active' })
        await found('in forced colours', lost)
        await page.keyboard.press('Tab')
        await found('in forced colours', focusLost)
      }
      expect(faults).toEqual([])
    })

/** Whatever opens in the header stands open too. */
async function openMenus(page: Page) {
  for (const opener of await page.locator('header.site button[aria-controls]:visible').all()) await opener.click()
}

/** Runs inside the page: what runs out sideways, and words that a button or a link cuts off (a count stands on its corner). */
function cut(): string[] {
  const width = document.documentElement.clientWidth
  const seen = [...document.querySelectorAll<HTMLElement>('body *')].filter((it) => it.checkVisibility())
  const name = (it: Element) =>
    `${it.tagName.toLowerCase()}.${it.getAttribute('class')?.slice(0, 60) ?? ''} 「${it.textContent?.trim().slice(0, 20)}」`
  const isInside = (it: Element | null): boolean =>
    it !== null && it !== document.body && (getComputedStyle(it).overflowX !== 'visible' || isInside(it.parentElement))
  const out =
    document.documentElement.scrollWidth > width + 1
      ? seen.filter((it) => it.getBoundingClientRect().right > width + 1 && !isInside(it)).slice(-3)
      : []
  const hidden = seen.filter(
    (it) =>
      it.closest('a, button, summary, label') &&
      getComputedStyle(it).overflowX === 'hidden' &&
      it.clientWidth > 1 &&
      it.scrollWidth > it.clientWidth + 1,
  )
  const spilt = seen.filter((it) => {
    if (!it.matches('button, a.border, [role=tab]')) return false
    const outer = it.getBoundingClientRect()
    return [...it.querySelectorAll('*')].some((part) => {
      const inner = part.getBoundingClientRect()
      if (inner.width <= 1 || part.closest('.absolute, .sr-only, .max-sm\\:sr-only')) return false
      return inner.right > outer.right + 1 || inner.left < outer.left - 1 || inner.bottom > outer.bottom + 1
    })
  })
  return [
    ...out.map((it) => `runs out sideways: ${name(it)}`),
    ...hidden.map((it) => `is cut off: ${name(it)}`),
    ...spilt.map((it) => `has words outside: ${name(it)}`),
  ]
}

function moving(): string[] {
  return document
    .getAnimations()
    .filter(({ playState }) => playState === 'running')
    .map(({ effect }) => `still moves: ${(effect as KeyframeEffect | null)?.target?.className}`)
}

/** What only a colour told, once the colours are the reader's own: a tag without an edge, a chosen card like the others. */
function lost(): string[] {
  const edge = (it: Element) => {
    const { borderTopWidth, borderTopStyle, outlineWidth, outlineStyle } = getComputedStyle(it)
    return `${borderTopStyle === 'none' ? 0 : borderTopWidth} ${outlineStyle === 'none' ? 0 : outlineWidth}`
  }
  const tags = [...document.querySelectorAll('main span.rounded-full.border')].filter(
    (it) => it.textContent?.trim() && edge(it).startsWith('0'),
  )
  const chosen = [...document.querySelectorAll('label.border:has(input[type=radio]:checked)')].filter((it) => {
    const others = it.parentElement?.querySelectorAll('label.border:has(input[type=radio]:not(:checked))') ?? []
    return [...others].some((other) => edge(other) === edge(it))
  })
  return [...tags, ...chosen].map((it) => `told by colour alone: ${it.textContent?.trim()}`)
}

function focusLost(): string[] {
  const it = document.activeElement
  if (!it || it === document.body) return ['nothing has the focus']
  const { outlineStyle, outlineWidth } = getComputedStyle(it)
  return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0
    ? []
    : [`focus cannot be seen: ${it.outerHTML.slice(0, 80)}`]
}
