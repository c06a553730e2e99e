import { z } from 'zod'
import { staff } from '../accounts/role.ts'
import { defineEndpoint } from '../kernel/endpoint.ts'
import { closedSpanId, organizationId } from '../kernel/ids.ts'
import { askedOften, closedSpan, closedSpanInput, monthLimit, promisedDay, supporterCalendar } from './closed-day.ts'
import * as at from './closed-day.paths.ts'

const own = ['supporter', ...staff] as const

export const showCalendar = defineEndpoint(at.showCalendar, {
  summary: '予定表: when a supporter can come, the days it has closed, and what it has promised',
  audience: own,
  params: z.object({ organizationId }),
  success: { status: 200, schema: supporterCalendar },
  refuses: ['not-found'],
})

export const closeDays = defineEndpoint(at.closeDays, {
  summary:
    'A supporter, or the centre for it, closes a day or a span to new asking. What was promised stands and is named',
  audience: own,
  params: z.object({ organizationId }),
  body: closedSpanInput,
  success: {
    status: 201,
    schema: z.object({
      span: closedSpan,
      stands: z.array(promisedDay),
      /** Asked before, and still waiting for the supporter's answer. */
      waits: z.array(promisedDay.omit({ agreed: true })),
    }),
  },
  refuses: ['not-found', 'wrong-moment', 'day-is-past', 'closed-already', 'no-room-left'],
})

export const limitMonth = defineEndpoint(at.limitMonth, {
  summary: 'A supporter, or the centre for it, says how often a month it helps at most; what was promised stands',
  audience: own,
  params: z.object({ organizationId }),
  body: monthLimit,
  success: { status: 200, schema: monthLimit },
  refuses: ['not-found', 'wrong-moment'],
})

/** Rule 7: nobody is asked blindly; whoever chooses a supporter sees what it carries already. */
export const showAskedOften = defineEndpoint(at.showAskedOften, {
  summary:
    'How often listed supporters were asked lately, for an association that chooses one; who is not listed is left out',
  audience: ['association', ...staff],
  query: z.object({
    ids: z
      .string()
      .max(300)
      .transform((ids) => [...new Set(ids.split(','))])
      .pipe(z.array(organizationId).min(1).max(8)),
  }),
  success: { status: 200, schema: z.object({ items: z.array(askedOften.extend({ supporterId: organizationId })) }) },
  refuses: [],
})

export const openDays = defineEndpoint(at.openDays, {
  summary: 'A closed day or span is taken away: the supporter can be asked again',
  audience: own,
  params: z.object({ organizationId, closedSpanId }),
  success: { status: 200, schema: z.object({ id: closedSpanId }) },
  refuses: ['not-found'],
})
