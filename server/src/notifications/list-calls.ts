import type { Page } from '@app/shared'
import type { CallToMake } from '@app/shared/notifications'
import { audit } from '../platform/audit.ts'
import type { Context } from '../platform/context.ts'
import { transact } from '../platform/transact.ts'
import { callsToMake } from './notices.queries.ts'

/** The centre looks at whom to call. Numbers of people are shown, so the look itself is audited (rule 2). */
export const listCalls = (ctx: Context, query: Parameters<typeof callsToMake>[1]): Promise<Page<CallToMake>> =>
  transact(ctx, async (tx) => {
    const page = await callsToMake(tx, query)
    const detail = { calls: page.items.length }
    await audit(tx, ctx, { act: 'contact.revealed-for-calls', subject: 'notices', subjectId: null, detail })
    return page
  })
