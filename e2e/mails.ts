import { expect, type Page } from '@playwright/test'

/**
 * A link of this shape in the newest kept mail that holds the text. A mail leaves within a moment: the demo's box is read
 * like an inbox, first what says the text in its subject, and nothing twice.
 */
export async function linkInMail(page: Page, text: string, shape: RegExp): Promise<string> {
  let found: string | undefined
  let seen: string[] = []
  const opened = new Set<string>()
  await expect
    .poll(
      async () => {
        await page.goto('/dev/mail')
        const mails = await page
          .locator('a[href^="/dev/mail/"]')
          .evaluateAll((all) => all.slice(0, 15).map((a) => [(a as HTMLAnchorElement).href, a.textContent] as const))
        seen = mails.map(([, subject]) => subject)
        const unopened = mails.filter(([mail]) => !opened.has(mail))
        for (const [mail] of unopened.toSorted((a, b) => Number(b[1].includes(text)) - Number(a[1].includes(text)))) {
          opened.add(mail)
          await page.goto(mail)
          const body = await page.locator('body').innerText()
          found = body.includes(text) ? shape.exec(body)?.[0] : undefined
          if (found) return true
        }
        return false
      },
      { timeout: 45_000, intervals: [250, 500, 1_000] },
    )
    .toBe(true)
    .catch((error: Error) => {
      throw new Error(`no mail about ${text} holds such a link; the newest are:\n${seen.join('\n')}\n${error.message}`)
    })
  return found!
}
