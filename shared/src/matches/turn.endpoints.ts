import { z } from 'zod'
import { staff } from '../accounts/role.ts'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { requestId } from '../kernel/ids.ts'
import { turns } from './match.ts'
import * as at from './match.paths.ts'

const byRequest = z.object({ requestId })

export const showTurns = defineEndpoint(at.showTurns, {
  summary:
    'Who waits for its turn to be asked about a request, until when those before may answer, and who was passed over',
  audience: staff,
  params: byRequest,
  success: { status: 200, schema: turns },
  refuses: ['not-found'],
})

export const askNext = defineEndpoint(at.askNext, {
  summary: 'Asks the next in turn now, without waiting for those before',
  audience: staff,
  params: byRequest,
  body: z.strictObject({}),
  success: { status: 200, schema: turns },
  refuses: ['not-found', 'wrong-moment'],
})

export const stopTurns = defineEndpoint(at.stopTurns, {
  summary: 'Nobody more is asked in turn about a request',
  audience: staff,
  params: byRequest,
  body: z.strictObject({}),
  success: { status: 200, schema: turns },
  refuses: ['not-found', 'wrong-moment'],
})
