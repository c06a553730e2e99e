import type { MatchId, OrganizationId, RequestId } from '@app/shared'
import { eq } from 'drizzle-orm'
import { codeFor, type PaperOf } from '../src/paper-codes/paper-codes.store.ts'
import { throttlesTable } from '../src/platform/platform.table.ts'
import { requestsTable } from '../src/requests/requests.table.ts'
import { buildTestApp } from './build-test-app.ts'
import { givenMeetingsIn } from './given-meetings.ts'
import { givenNoticesIn } from './given-notices.ts'

/** The stage of the tests of papers: an association by telephone (…0042), a supporter by FAX (…0077), a request, a match. */
export async function paperScene() {
  const t = await buildTestApp({ env: { CENTRE_NAME: '架空センター', CENTRE_PHONE: '055-000-0001' } })
  const given = { ...givenNoticesIn(t), ...givenMeetingsIn(t.db) }
  const who = {} as { association: OrganizationId; supporter: OrganizationId; requestId: RequestId; matchId: MatchId }
  const codeOf = (paper: PaperOf) => t.db.transaction((tx) => codeFor(tx, paper, t.clock()))
  const look = (code: string, headers: Record<string, string> = {}) =>
    t.app.inject({ url: `/c/${encodeURIComponent(code)}`, headers })
  const post = (code: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
    t.app.inject({
      method: 'POST',
      url: `/c/${encodeURIComponent(code)}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers },
      payload: new URLSearchParams(form).toString(),
    })

  return {
    ...{ t, given, who, codeOf, look, post },
    /** New organizations for each test, and nobody has guessed yet. */
    begin: async () => {
      await t.db.delete(throttlesTable)
      who.association = await given.association('緑町自治会', { channel: 'phone', phone: '055-000-0042' })
      who.supporter = await given.supporter('あおぞら商会', {
        channel: 'fax',
        phone: null,
        fax: '０５５（０００）００７７',
      })
      who.requestId = await given.request(who.association, { description: '草が伸びて困っています' })
      who.matchId = await given.match(who.requestId, who.supporter)
    },
    askCode: () => codeOf({ kind: 'answer', organizationId: who.supporter, about: { matchId: who.matchId } }),
    requestCode: async () =>
      (await t.db.select().from(requestsTable).where(eq(requestsTable.id, who.requestId)))[0]!.code,
    /** Types the digits and keeps what the browser keeps. */
    open: async (code: string, digits: string) => {
      const entered = await post(code, { digits })
      const cookie = String(entered.headers['set-cookie'] ?? '').split(';')[0]!
      return { entered, cookie, page: entered.statusCode === 303 ? await look(code, { cookie }) : entered }
    },
  }
}
