import { z } from 'zod'
import { staff } from '../accounts/role.ts'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { found, highlights, workbench } from './workbench.ts'
import * as at from './workbench.paths.ts'

export const showWorkbench = defineEndpoint(at.showWorkbench, {
  summary: 'What came in, what waits for whom and how long, what is late',
  audience: staff,
  success: { status: 200, schema: workbench },
  refuses: [],
})
export const findAnything = defineEndpoint(at.findAnything, {
  summary: 'The centre finds a request by number or short code, an organization by name or kana',
  audience: staff,
  query: z.object({ q: z.string().trim().min(1).max(60) }),
  success: { status: 200, schema: z.object({ items: z.array(found) }) },
  refuses: [],
})
export const showHighlights = defineEndpoint(at.showHighlights, {
  summary: 'A few supporters, open requests, meetings and activities for the top page',
  audience: 'open',
  success: { status: 200, schema: highlights },
  refuses: [],
})
