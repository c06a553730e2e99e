const longest = 5_000
const mostLetters = 64 * 1024

export interface Answered {
  status: number
  headers: Headers
  text: string
}

/** No answer. `unsent`: the line never stood, so nothing was handed over; `unanswered`: it may have been taken. */
export type Silence = 'unsent' | 'unanswered'

/**
 * Asks a server outside the house: it is not followed elsewhere, not waited for longer than five seconds, and not listened
 * to for more than 64 KB (trust rule 29).
 */
export async function post(
  url: string,
  headers: Record<string, string>,
  body: string | Uint8Array<ArrayBuffer>,
): Promise<Answered | Silence> {
  try {
    const init = { method: 'POST', headers, body, redirect: 'manual' as const, signal: AbortSignal.timeout(longest) }
    const answer = await fetch(url, init)
    return { status: answer.status, headers: answer.headers, text: await beginningOf(answer) }
  } catch (error) {
    return wasNeverSent(error) ? 'unsent' : 'unanswered'
  }
}

/** What the network says before a line stands: no such name, nobody there, no way there, not who it should be. */
const beforeTheLine =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_.*|ERR_TLS_.*|DEPTH_ZERO_.*|SELF_SIGNED_.*|UNABLE_TO_.*)$/

function wasNeverSent(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : ''
  return typeof code === 'string' && beforeTheLine.test(code)
}

/** What came of the words; a line that breaks in the middle of them has still said its status. */
async function beginningOf(answer: Response): Promise<string> {
  const reader = answer.body?.getReader()
  const parts: Uint8Array[] = []
  let size = 0
  while (reader && size < mostLetters) {
    const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }))
    if (done || !value) break
    parts.push(value)
    size += value.length
  }
  await reader?.cancel().catch(() => {})
  return Buffer.concat(parts).subarray(0, mostLetters).toString('utf8')
}

/** What the other side asks to wait, in seconds, if it says a number. */
export function secondsToWait({ headers }: Answered): { afterSeconds?: number } {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) && seconds > 0 ? { afterSeconds: Math.min(seconds, 86_400) } : {}
}

/** Too much at once, or its own trouble: the same may be taken later. */
export const isTemporary = (status: number): boolean => status === 408 || status === 429 || status >= 500

/** A JSON answer, whatever it holds; an empty object where it is none. */
export function jsonOf({ text }: Answered): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
