import { z } from 'zod'

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
