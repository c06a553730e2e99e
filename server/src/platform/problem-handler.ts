import { type Problem, type ProblemCode, problems, Refusal } from '@app/shared'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors, type ZodFastifySchemaValidationError } from 'fastify-type-provider-zod'
import { isDatabaseAway } from './constraints.ts'

const mediaType = 'application/problem+json; charset=utf-8'

/** One voice for every no (RFC 9457). What is not expected shows nothing but the number of the request. */
export function problemHandler(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemFrom(error, request)
  if (problem.status >= 500) request.log.error({ err: error, problem: problem.code }, 'refused')
  const wait = problem.code === 'too-busy' ? 2 : (error as { retryAfter?: number } | null)?.retryAfter
  if (wait !== undefined) void reply.header('retry-after', String(wait))
  return reply.code(problem.status).type(mediaType).send(problem)
}

/** Nothing lives at this address. */
export const notFoundHandler = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  problemHandler(new Refusal('not-found'), request, reply)

function problemFrom(error: unknown, request: FastifyRequest): Problem {
  if (error instanceof Refusal) return describe(error.code, { detail: error.detail, errors: error.errors })
  if (hasZodFastifySchemaValidationErrors(error)) return invalidInput(error)
  if (isDatabaseAway(error)) return describe('too-busy')
  const { code = '', statusCode = 500 } = (error ?? {}) as Partial<FastifyError>
  if (/^FA?ST_JWT_/.test(code)) return describe('not-signed-in')
  const known = byStatus[statusCode]
  return known ? describe(known) : describe('unexpected', { instance: `urn:uuid:${request.id}` })
}

/** What Fastify itself refuses. */
const byStatus: Partial<Record<number, ProblemCode>> = {
  400: 'invalid-input',
  401: 'not-signed-in',
  404: 'not-found',
  408: 'too-busy',
  413: 'body-too-large',
  414: 'not-found',
  415: 'unsupported-body',
  429: 'too-many-tries',
  503: 'too-busy',
}

const describe = (code: ProblemCode, rest: Partial<Problem> = {}): Problem => {
  const given = Object.entries(rest).filter(([, value]) => value !== undefined)
  const type = `tag:atsukatsu-supporter,2026:problem:${code}`
  return { type, code, ...problems[code], ...Object.fromEntries(given) }
}

/** A malformed id in the address is an address where nothing lives. */
function invalidInput(error: {
  validation: ZodFastifySchemaValidationError[]
  validationContext?: string | undefined
}) {
  if (error.validationContext === 'params') return describe('not-found')
  const errors = error.validation.flatMap((issue) =>
    pointersOf(issue).map((pointer) => ({ pointer, detail: inJapanese(issue) })),
  )
  return describe('invalid-input', { errors })
}

function pointersOf({ instancePath, keyword, params }: ZodFastifySchemaValidationError): string[] {
  const at = instancePath === '/' ? '' : instancePath
  const keys = keyword === 'unrecognized_keys' ? (params.keys as string[] | undefined) : undefined
  return keys ? keys.map((key) => `${at}/${key}`) : [at || '/']
}

/** The schema's own sentence if it has one, else a plain general one. */
function inJapanese({ keyword, message = '', params }: ZodFastifySchemaValidationError): string {
  if (/[\u3040-\u30ff\u4e00-\u9fff]/.test(message)) return message
  const isText = params.origin === 'string'
  if (keyword === 'too_small') {
    if (isText && params.minimum === 1) return '入力してください'
    return isText
      ? `${String(params.minimum)}文字以上で入力してください`
      : `${String(params.minimum)}以上にしてください`
  }
  if (keyword === 'too_big')
    return isText
      ? `${String(params.maximum)}文字以内で入力してください`
      : `${String(params.maximum)}以下にしてください`
  return general[keyword] ?? 'この項目を確認してください'
}

const general: Partial<Record<string, string>> = {
  invalid_type: '入力してください',
  invalid_value: '選べるものの中から選んでください',
  invalid_format: '書き方を確認してください',
  unrecognized_keys: 'この項目は受け付けていません',
}
