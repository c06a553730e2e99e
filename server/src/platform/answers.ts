import type { FastifySerializerCompiler } from 'fastify'
import { ResponseSerializationError } from 'fastify-type-provider-zod'
import type { z } from 'zod'

/**
 * Writes an answer only if it is what the contract says, and nothing of it that the contract does not name. It reads the
 * schema forwards, as the browser does: backwards (for codecs, of which we have none) zod checks everything twice.
 */
export const writeAnswers: FastifySerializerCompiler<z.ZodType> = ({ schema, method, url }) => {
  return (answer) => {
    const read = schema.safeParse(answer)
    if (read.error) throw new ResponseSerializationError(method, url, { cause: read.error })
    return JSON.stringify(read.data)
  }
}
