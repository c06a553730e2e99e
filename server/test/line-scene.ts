import type { AccountId, OrganizationId } from '@app/shared'
import { and, eq } from 'drizzle-orm'
import { accountsTable } from '../src/accounts/accounts.table.ts'
import { sendingsTable } from '../src/notifications/channels/sendings.table.ts'
import { noticesTable } from '../src/notifications/notices.table.ts'
import { insertLink } from '../src/notifications/receiving/links.store.ts'
import { buildTestApp } from './build-test-app.ts'
import { fakeLine, lineUser } from './fakes/line.ts'
import { givenNoticesIn } from './given-notices.ts'
import { settle } from './settle.ts'

interface Officer {
  association: OrganizationId
  accountId: AccountId
  user: string
}

/** The stage of the tests of LINE: a city with a LINE account of its own, and an officer who is linked to it. */
export async function lineScene() {
  const line = await fakeLine()
  const world = await buildTestApp({ env: line.env })
  const { db, clock } = world
  const given = givenNoticesIn(world)
  let users = 0
  const newUser = () => lineUser(++users)

  /** An officer with LINE; with or without a mail address. */
  async function officer(email: string | null = null, phone = '055-000-0042'): Promise<Officer> {
    const association = await given.association('緑町自治会', { channel: 'phone', phone })
    const { accountId } = await world.given.account('association', association, { email: 'officer@example.jp' })
    await db.update(accountsTable).set({ email, emailKey: email }).where(eq(accountsTable.id, accountId))
    const user = newUser()
    await db.transaction((tx) => insertLink(tx, { accountId, channel: 'line', address: user }, clock()))
    return { association, accountId, user }
  }
  /** Whose story the test tells. */
  const me = await officer()

  return {
    ...{ line, world, given, me, officer, newUser },
    /** A quiet LINE and an officer of this test alone. */
    begin: async () => {
      line.pushed.length = line.replied.length = line.troubles.length = line.cuts.left = 0
      Object.assign(me, await officer())
    },
    /** News: a request came back to its association. */
    returned: async () => {
      const what = { status: 'returned', statusReason: '場所を教えてください' } as const
      const requestId = await given.request(me.association, what)
      await given.happened({ type: 'request.returned', requestId })
      await settle(world)
      return requestId
    },
    sendingOf: async () => {
      const mine = and(eq(sendingsTable.accountId, me.accountId), eq(sendingsTable.channel, 'line'))
      return (await db.select().from(sendingsTable).where(mine))[0]!
    },
    noticesTo: (id: OrganizationId) => db.select().from(noticesTable).where(eq(noticesTable.organizationId, id)),
  }
}
