import { z } from 'zod'
import { staff } from '../accounts/role.ts'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { paperCode } from './paper-code.ts'
import * as at from './paper-code.paths.ts'

const byCode = z.object({ code: z.string().max(60) })

export const showPaperCode = defineEndpoint(at.showPaperCode, {
  summary: 'The centre reads whose paper carries a code, and whether it still opens',
  audience: staff,
  params: byCode,
  success: { status: 200, schema: paperCode },
  refuses: ['not-found'],
})
export const renewPaperCode = defineEndpoint(at.renewPaperCode, {
  summary: 'A new code takes the place of one that was locked, lost or guessed at',
  audience: staff,
  params: byCode,
  body: z.strictObject({}),
  success: { status: 200, schema: paperCode },
  refuses: ['not-found', 'wrong-moment'],
})
