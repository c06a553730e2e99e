import { z } from 'zod'
import { defineEndpoint } from '../kernel/endpoint.ts'
import * as at from './device.paths.ts'

const done = z.object({ done: z.literal(true) })

/** 端末: one browser in which I am signed in. */
const device = z.object({
  id: z.uuid(),
  /** 「iPhone・Safari」; empty when the browser did not say. */
  device: z.string(),
  since: z.iso.datetime(),
  /** Within about ten minutes. */
  lastSeenAt: z.iso.datetime(),
  isThis: z.boolean(),
})
export const devices = z.object({ items: z.array(device) }).meta({ id: 'Devices' })
export type Devices = z.infer<typeof devices>

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
