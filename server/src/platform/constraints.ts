import { type ProblemCode, Refusal } from '@app/shared'

interface PgError {
  code?: unknown
  constraint?: unknown
}

/** What PostgreSQL said; drizzle wraps it. */
const causeOf = (error: unknown): PgError =>
  error instanceof Error && error.cause instanceof Error ? (error.cause as PgError) : ((error ?? {}) as PgError)

/** Lets the database's own named constraints speak as refusals. */
export async function refusingOn<T>(constraint: string, code: ProblemCode, write: PromiseLike<T>): Promise<T> {
  try {
    return await write
  } catch (error) {
    if (causeOf(error).constraint === constraint) throw new Refusal(code)
    throw error
  }
}

/** The SQLSTATE of an error that came from PostgreSQL. */
export function sqlStateOf(error: unknown): string | null {
  const { code } = causeOf(error)
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : null
}

const away = ['57P01', '57P02', '57P03', '57014', '55P03', '25P03', '53100', '53200', '53300']
const wireErrors = /^(ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|EAI_AGAIN)$/
const wireWords =
  /connection terminated|timeout exceeded when trying to connect|query read timeout|not queryable|client was closed/i

/** The database is away, full or too slow. What was asked may or may not have happened (a cut during COMMIT). */
export function isDatabaseAway(error: unknown): boolean {
  const state = sqlStateOf(error)
  if (state) return state.startsWith('08') || away.includes(state)
  const { code } = causeOf(error)
  if (typeof code === 'string') return wireErrors.test(code)
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error && wireWords.test(cause.message)
}
