import { z } from 'zod'
import { staff } from '../accounts/role.ts'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { activityFigures } from './activity-figures.ts'
import * as at from './activity-figures.paths.ts'

export const showActivityFigures = defineEndpoint(at.showActivityFigures, {
  summary:
    'What the reports of a fiscal year say: hours, ages, first-timers, what the help changed, each with how many answered',
  audience: staff,
  /** The running fiscal year where none is named. */
  query: z.object({ fiscalYear: z.coerce.number().int().min(2000).max(2999).optional() }),
  success: { status: 200, schema: activityFigures },
  refuses: [],
})
