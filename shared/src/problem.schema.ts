import { z } from 'zod'
import { type ProblemCode, problems } from './problems.ts'

const codes = Object.keys(problems) as [ProblemCode, ...ProblemCode[]]

/** The body of every "no" (RFC 9457, `application/problem+json`). */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(codes),
    detail: z.string().optional(),
    instance: z.string().optional(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: 'Problem' })
