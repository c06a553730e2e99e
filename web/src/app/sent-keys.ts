/**
 * The idempotency key under which a form was sent and not yet answered, kept in this browser: whoever reloads the page
 * and sends again asks about the same submission, and nothing is done twice (trust rule 6).
 */
const place = (draft: string) => `sent-under:${draft}`

export function keptKey(draft: string): string | null {
  try {
    return localStorage.getItem(place(draft))
  } catch {
    return null // forbidden: then nothing was kept
  }
}

export function keepKey(draft: string, key: string | null): void {
  try {
    if (key) localStorage.setItem(place(draft), key)
    else localStorage.removeItem(place(draft))
  } catch {
    // full or forbidden: the key lives as long as the page
  }
}
