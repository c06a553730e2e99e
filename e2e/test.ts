import { type Browser, expect, type Page, test as base } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { settled, watch } from './settled.ts'

export type Person = 'kaicho' | 'company' | 'students' | 'rengokai' | 'coordinator' | 'admin'
type State = Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>

const states: Partial<Record<Person, { state: State; since: number }>> = {}
/** Shorter than an access token lives: whoever renewed it in one browser would look like a thief in the next. */
const freshFor = 8 * 60_000

export interface Hands {
  /** A page in a browser of its own where this made-up person has come in by the demo's door. */
  as(person: Person): Promise<Page>
  /** A page where nobody has come in. */
  stranger(): Promise<Page>
}

/** People of the demo city, each in a browser of their own; every page must be free of script errors. */
export const test = base.extend<{ people: Hands }>({
  people: async ({ browser, baseURL, contextOptions, viewport, hasTouch, isMobile }, use) => {
    const opened: Page[] = []
    const errors: string[] = []
    const open = async (state?: State) => {
      const context = await browser.newContext({
        ...contextOptions,
        baseURL,
        viewport,
        hasTouch,
        isMobile,
        ...(state && { storageState: state }),
      })
      const page = await context.newPage()
      watch(page)
      page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`))
      page.on(
        'console',
        (message) =>
          message.type() === 'error' && isOurs(message.text()) && errors.push(`${page.url()}: ${message.text()}`),
      )
      opened.push(page)
      return page
    }
    await use({
      as: async (person) => open(await stateOf(browser, baseURL!, person)),
      stranger: () => open(),
    })
    for (const page of opened) await page.context().close()
    expect(errors).toEqual([])
  },
})

/** Refusals that a page shows are answers, not errors of the script. */
const isOurs = (text: string) => !/status of (4\d\d|503)/.test(text)

/** Once in a while per person: a sign-in costs, and the server counts them. */
async function stateOf(browser: Browser, baseURL: string, person: Person): Promise<State> {
  const known = states[person]
  if (known && Date.now() - known.since < freshFor) return known.state
  const since = Date.now()
  const state = await comeIn(browser, baseURL, person)
  states[person] = { state, since }
  return state
}

async function comeIn(browser: Browser, baseURL: string, person: Person) {
  const context = await browser.newContext({ baseURL })
  const headers = { 'sec-fetch-site': 'same-origin' }
  // the federation has no door of its own in the demo: it comes in as everybody does outside it
  const answer =
    person === 'rengokai'
      ? await context.request.post('/api/session', {
          data: { email: 'rengokai@example.jp', password: process.env.DEMO_PASSWORD },
          headers,
        })
      : await context.request.post('/api/session/demo', { data: { person }, headers })
  expect(answer.ok()).toBe(true)
  const state = await context.storageState()
  await context.close()
  return state
}

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
const rules: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  resultTypes: ['violations'],
}

/** No accessibility rule of WCAG 2.2 AA is broken on this page as it stands, and nothing runs out sideways. */
export async function expectGood(page: Page): Promise<void> {
  await settled(page)
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe)
  const violations = await page.evaluate(brokenRules, rules)
  expect(violations).toEqual([])
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, `${page.url()} runs out sideways`).toBeLessThanOrEqual(1)
}

/** Runs inside the page. */
async function brokenRules(rules: RunOptions): Promise<string[]> {
  const { axe } = globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }
  const { violations } = await axe.run(rules)
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)
}

export { expect, type Page }
