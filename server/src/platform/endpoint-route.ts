import { type Audience, type Endpoint, type ProblemCode, problemSchema, type RateClass } from '@app/shared'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Name of the endpoint in `shared`. */
    name?: string
    audience?: Audience
    rate?: RateClass
    refuses?: readonly ProblemCode[]
    needsVersion?: boolean
    beforeSecondFactor?: boolean
  }
}

type Part<E, K extends string, As extends string> = E extends { [P in K]: infer S } ? { [P in As]: S } : unknown
type Success<E> = E extends { success: { status: infer S extends number; schema: infer R } }
  ? { response: { [P in S]: R } }
  : unknown

/** Only success is typed: a handler answers yes or throws a Refusal; it never builds a problem itself. */
type SchemaOf<E extends Endpoint> = Part<E, 'params', 'params'> &
  Part<E, 'query', 'querystring'> &
  Part<E, 'body', 'body'> &
  Success<E>

/** The half of a Fastify route that a shared endpoint already knows; the handler is the other half. */
export function routeOf<const E extends Endpoint>(endpoint: E) {
  const { name, method, path: url, audience, rate = 'usual', refuses } = endpoint
  const { needsVersion = false, beforeSecondFactor = false } = endpoint
  return {
    method: method as E['method'],
    url,
    config: { name, audience, rate, refuses, needsVersion, beforeSecondFactor },
    schema: schemaOf(endpoint) as SchemaOf<E>,
  }
}

/** A file answers in its own type and has no schema; `produces` says which. */
function schemaOf({ name, method, path, summary, audience, needsVersion, params, query, body, success }: Endpoint) {
  const answer = 'schema' in success ? { [success.status]: success.schema } : {}
  const schema = {
    operationId: name,
    summary,
    tags: [path.split('/')[2]],
    'x-authz': audience,
    ...('file' in success && { 'x-file': success.file }),
    ...(method === 'POST' && audience !== 'open' && { 'x-idempotency-key': 'required' }),
    ...(needsVersion && { 'x-if-match': 'required' }),
    params,
    querystring: query,
    body,
    response: { ...answer, '4xx': problemSchema, '5xx': problemSchema },
  }
  return Object.fromEntries(Object.entries(schema).filter(([, part]) => part !== undefined))
}
