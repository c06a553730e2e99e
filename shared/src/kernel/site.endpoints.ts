import { defineEndpoint } from './endpoint.ts'
import { site } from './site.ts'
import * as at from './site.paths.ts'

export const showSite = defineEndpoint(at.showSite, {
  summary: 'What the server tells everybody about itself',
  audience: 'open',
  success: { status: 200, schema: site },
  refuses: [],
})
