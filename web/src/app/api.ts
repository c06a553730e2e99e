import type { Contract } from '@app/shared/contract'
import type { InputOf, OutputOf } from '@app/shared/kernel/endpoint'
import type { Method } from '@app/shared/kernel/path'
import type { Problem, ProblemCode } from '@app/shared/problems'
import { say } from './i18n.ts'

/** What a page catches: the server's own words about why it said no. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title)
    this.problem = problem
  }
  get code(): ProblemCode {
    return this.problem.code
  }
  /** Not a no: one more proof is asked for, and the act goes on (`ProveAgain`). */
  get isQuestion(): boolean {
    return this.code === 'step-up-needed'
  }
}

export interface CallOptions {
  /** Idempotency key of one submission; keep it for retries so that nothing is sent twice. Made up when left out. */
  key?: string | undefined
  /** The version that was read; the server refuses when somebody was faster (`version-stale`). */
  version?: number | string | undefined
  signal?: AbortSignal | undefined
  /** Goes out even while the page is being closed; the browser takes at most 64 KB. */
  keepalive?: boolean | undefined
  /** Proxy entry by the centre (rule 4): for whom, and how it reached the centre. */
  behalf?: { organizationId?: string | undefined; channel: 'phone' | 'fax' | 'visit' | 'meeting' } | undefined
}

interface Place {
  method: Method
  path: string
}
interface Filled {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
}
type Name = keyof Contract
type Named<N> = Place & { name: N }
type Ask<N extends Name> =
  unknown extends InputOf<Contract[N]>
    ? [input?: Filled, options?: CallOptions]
    : [input: InputOf<Contract[N]>, options?: CallOptions]

/** Calls an endpoint of the contract. Answers are trusted as the server's schema let them out. */
export async function call<N extends Name>(
  place: Named<N>,
  ...[input, options]: Ask<N>
): Promise<OutputOf<Contract[N]>> {
  return (await ask(place, input as Filled, options)) as OutputOf<Contract[N]>
}

/** Address of a GET endpoint, for plain links to PDFs, calendars and CSV files. */
export const hrefOf = (place: Place, input: Filled = {}): string => addressOf(place.path, input)

/** Fetches a file that is not under an address of its own, because what it is made of travels in the body. */
export async function fetchFile<N extends Name>(place: Named<N>, input: InputOf<Contract[N]>): Promise<Blob> {
  return (await send(place, input as Filled)).blob()
}

/** The untyped heart of `call`. */
export async function ask(place: Place, input: Filled = {}, options: CallOptions = {}): Promise<unknown> {
  const response = await send(place, input, options)
  return response.status === 204 ? undefined : response.json()
}

/** A random key; also where `crypto.randomUUID` is missing (plain http in a local network). */
export const newKey = (): string =>
  crypto.randomUUID?.() ??
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('')

async function send(place: Place, input: Filled, options: CallOptions = {}): Promise<Response> {
  const url = addressOf(place.path, input)
  const request = requestOf(place, input, options)
  let response = await reach(url, request)
  if (response.status === 401 && (await isSignedOut(response)) && (await refresh()))
    response = await reach(url, request)
  if (!response.ok) throw new ProblemError(await problemOf(response))
  return response
}

function addressOf(path: string, { params = {}, query = {} }: Filled): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((v) => v !== undefined && v !== null && v !== '')
      .map((v) => [key, String(v)]),
  )
  return pairs.length ? `${filled}?${new URLSearchParams(pairs)}` : filled
}

function requestOf({ method }: Place, { body }: Filled, options: CallOptions): RequestInit {
  const { key, version, signal, behalf, keepalive } = options
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json' }
  const isForm = body instanceof FormData
  if (body !== undefined && !isForm) headers['content-type'] = 'application/json'
  if (method === 'POST') headers['idempotency-key'] = key ?? newKey()
  if (version !== undefined) headers['if-match'] = `"${version}"`
  if (behalf) headers['x-channel'] = behalf.channel
  if (behalf?.organizationId) headers['x-on-behalf-of'] = behalf.organizationId
  return {
    method,
    headers,
    credentials: 'same-origin',
    ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    ...(signal && { signal }),
    ...(keepalive && { keepalive }),
  }
}

async function reach(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, request)
  } catch (error) {
    if (request.signal?.aborted) throw error
    throw new ProblemError(unexpected(0, say('app.problem.offline')))
  }
}

async function isSignedOut(response: Response): Promise<boolean> {
  return (await problemOf(response.clone())).code === 'not-signed-in'
}

let refreshing: Promise<boolean> | undefined

/** Renews the sign-in once for all calls that wait for it. */
function refresh(): Promise<boolean> {
  refreshing ??= reach('/api/session/refresh', { method: 'POST', credentials: 'same-origin' })
    .then(
      (response) => response.ok,
      () => false,
    )
    .finally(() => (refreshing = undefined))
  return refreshing
}

async function problemOf(response: Response): Promise<Problem> {
  const answer: unknown = await response.json().catch(() => undefined)
  const isProblem = typeof answer === 'object' && answer !== null && 'code' in answer && 'title' in answer
  return isProblem ? (answer as Problem) : unexpected(response.status, say('app.problem.unexpected'))
}

const unexpected = (status: number, title: string): Problem => ({
  type: 'about:blank',
  code: 'unexpected',
  status,
  title,
})
