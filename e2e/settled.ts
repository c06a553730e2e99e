import type { Page, Request } from '@playwright/test'

const running = new WeakMap<Page, Set<Request>>()

/** Watches what a page asks for, so that `settled` can tell when it has come to rest. Call it before the first visit. */
export function watch(page: Page): void {
  const requests = new Set<Request>()
  running.set(page, requests)
  page.on('request', (request) => requests.add(request))
  const end = (request: Request) => void requests.delete(request)
  page.on('requestfinished', end)
  page.on('requestfailed', end)
}

/**
 * Resolves when a page has nothing left to fetch or to draw. Quicker than the half second of silence that
 * `networkidle` waits for, which the walks would pay some hundred times; a page nobody watches still gets it.
 */
export async function settled(page: Page): Promise<void> {
  const requests = running.get(page)
  if (!requests) return page.waitForLoadState('networkidle')
  await page.waitForLoadState('load')
  let seen = 0
  const count = () => void seen++
  page.on('request', count)
  try {
    for (let before = -1; before !== seen || requests.size > 0;) {
      before = seen
      await drawn(page)
    }
  } finally {
    page.off('request', count)
  }
}

/** Two pictures drawn and a moment of quiet: what the script had to do after an answer is done. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(null), 50)))),
  )
}
