import { z } from 'zod'
import { defineEndpoint } from '../kernel/endpoint.ts'
import * as at from './device.paths.ts'
import { devices } from './device.ts'

const done = z.object({ done: z.literal(true) })

export const listDevices = defineEndpoint(at.listDevices, {
  summary: 'Where I am signed in',
  audience: 'signed-in',
  success: { status: 200, schema: devices },
  refuses: [],
})
export const endDevice = defineEndpoint(at.endDevice, {
  summary: 'Ends one of my devices; it is out at once',
  audience: 'signed-in',
  params: z.object({ sessionId: z.uuid() }),
  body: z.strictObject({}),
  success: { status: 200, schema: done },
  refuses: ['not-found'],
})
export const endOtherDevices = defineEndpoint(at.endOtherDevices, {
  summary: 'Ends all my devices but this one',
  audience: 'signed-in',
  body: z.strictObject({}),
  success: { status: 200, schema: done },
  refuses: [],
})
