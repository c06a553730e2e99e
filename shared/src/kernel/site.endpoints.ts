import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { site } from './site.ts'
import * as at from './site.paths.ts'

export const showSite = defineEndpoint(at.showSite, {
  summary: 'What the server tells everybody about itself',
  audience: 'open',
  success: { status: 200, schema: site },
  refuses: [],
})

export const showPageCode = defineEndpoint(at.showPageCode, {
  summary: 'The square code (QR) that leads back to a page of this site, for its print view',
  audience: 'open',
  query: z.object({
    /** Path and query of one of our own pages; a code never leads anywhere else. */
    path: z
      .string()
      .max(600)
      .regex(/^\/(?![/\\])[\x21-\x7e]*$/),
  }),
  success: { status: 200, file: 'image/svg+xml' },
  refuses: [],
})
