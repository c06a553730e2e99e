import { z } from 'zod'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { helpCategory, helpItem, itemId } from './help-category.ts'
import * as at from './help-category.paths.ts'

export const listHelpCategories = defineEndpoint(at.listHelpCategories, {
  summary: 'The taxonomy of help: categories with their items',
  audience: 'open',
  success: { status: 200, schema: z.object({ items: z.array(helpCategory) }) },
  refuses: [],
})

export const editHelpItem = defineEndpoint(at.editHelpItem, {
  summary: 'An admin corrects a kind of help or takes it out of the choices',
  audience: ['admin'],
  params: z.object({ itemId }),
  body: z.strictObject({
    name: z.string().trim().min(1, '名前を入れてください').max(60).optional(),
    active: z.boolean().optional(),
    cover: z.string().trim().max(200).optional(),
  }),
  success: { status: 200, schema: helpItem },
  refuses: ['not-found', 'version-stale'],
  needsVersion: true,
})
