import { z } from 'zod'

/** What the server tells everybody about itself. */
export const site = z
  .object({
    name: z.string(),
    /** Everything shown is made up (デモデータ（架空）). */
    demo: z.boolean(),
    /** Mails stay on this machine and can be read at /dev/mail. */
    mailCatcher: z.boolean(),
    centreName: z.string(),
    centrePhone: z.string(),
  })
  .meta({ id: 'Site' })
export type Site = z.infer<typeof site>
