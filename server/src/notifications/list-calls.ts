import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { callsToMake } from './calls.queries.ts'

/** The centre looks at whom to call. Numbers of people are shown, so the look itself is audited, with whose they are (rule 2). */
export const listCalls = (ctx: Context, query: Parameters<typeof callsToMake>[1]) =>
  transact(ctx, async (tx) => {
    const page = await callsToMake(tx, query, ctx.now)
    const organizations = [...new Set(page.items.map(({ organizationId }) => organizationId))]
    const detail = { calls: page.items.length, organizations }
    await audit(tx, ctx, { act: 'contact.revealed-for-calls', subject: 'notices', subjectId: null, detail })
    return page
  })
