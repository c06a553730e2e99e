import type { z } from 'zod'
import type { Role } from '../accounts/role.ts'
import type { ProblemCode } from '../problems.ts'
import type { ApiPath } from './path.ts'

/**
 * Who may call an endpoint, as data (architecture, decision 2). `open`: everybody. `signed-in`: anybody with a seat.
 * A list: only these roles. Ownership ("is it yours?") is decided in the action.
 */
export type Audience = 'open' | 'signed-in' | readonly Role[]

/**
 * How often one caller may use it: `usual`, `heavy` (exports, uploads, PDFs), `contacts` (shows how people are reached:
 * counted by the hour, and the centre hears of too much) or `sign-in` (guarded against guessing).
 */
export type RateClass = 'usual' | 'heavy' | 'contacts' | 'sign-in'

/** What an endpoint says beyond its place. */
export interface EndpointSpec {
  /** One English sentence in the business's words. */
  summary: string
  audience: Audience
  rate?: RateClass
  params?: z.ZodType
  query?: z.ZodType
  /** Always a `z.strictObject`: unknown keys are refused. */
  body?: z.ZodType
  /** `file` answers are not JSON (PDF, calendar, CSV); their schema is left out. */
  success: { status: 200 | 201; schema: z.ZodType } | { status: 200; file: string }
  /** Every refusal of its own; the usual ones (not signed in, bad input …) need no mention. */
  refuses: readonly ProblemCode[]
  /** One of the centre's people may call it before the second factor was shown; everywhere else it counts as nobody. */
  beforeSecondFactor?: boolean
  /** An act on a versioned thing: needs `If-Match` with the version that was read (428 without, 412 when stale). */
  needsVersion?: boolean
}

/** One HTTP operation, described once: the server routes it, OpenAPI documents it, the web calls it. */
export type Endpoint = ApiPath & EndpointSpec

export const defineEndpoint = <const P extends ApiPath, const S extends EndpointSpec>(path: P, spec: S): P & S => ({
  ...path,
  ...spec,
})

type Part<E, K extends 'params' | 'query' | 'body'> = E extends { [P in K]: infer S extends z.ZodType }
  ? { [P in K]: z.input<S> }
  : unknown

/** What a caller hands over: params, query and body as the schemas read them. */
export type InputOf<E> = Part<E, 'params'> & Part<E, 'query'> & Part<E, 'body'>
/** What a caller gets back. */
export type OutputOf<E> = E extends { success: { schema: infer S extends z.ZodType } } ? z.output<S> : unknown
