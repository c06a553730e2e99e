import { storyLifecycle } from '@app/shared/activities'
import { legalEdges } from '@app/shared/kernel'
import { consultationLifecycle } from '@app/shared/consultations'
import { meetingLifecycle, signUpLifecycle } from '@app/shared/exchange-meetings'
import { pictureLifecycle } from '@app/shared/enclosures'
import { importLifecycle } from '@app/shared/imports'
import { incidentLifecycle } from '@app/shared/incidents'
import { matchLifecycle } from '@app/shared/matches'
import { associationLifecycle, changeLifecycle, registrationLifecycle } from '@app/shared/organizations'
import { requestLifecycle } from '@app/shared/requests'
import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { openTestDatabase } from '../test-database.ts'

const database = await openTestDatabase()
afterAll(() => database.close())

/** The lifecycles that the database guards, by the table whose rows live them. */
const lived: Record<string, [string, string][]> = {
  supporters: legalEdges(registrationLifecycle),
  requests: legalEdges(requestLifecycle),
  matches: legalEdges(matchLifecycle),
  exchange_meetings: legalEdges(meetingLifecycle),
  meeting_sign_ups: legalEdges(signUpLifecycle),
  consultations: legalEdges(consultationLifecycle),
  incidents: legalEdges(incidentLifecycle),
  pictures: legalEdges(pictureLifecycle),
  activity_pictures: legalEdges(pictureLifecycle),
  activities: legalEdges(storyLifecycle),
  ledger_imports: legalEdges(importLifecycle),
  associations: legalEdges(associationLifecycle),
  waiting_changes: legalEdges(changeLifecycle),
}

const inWords = (edges: [string, string][]) =>
  [...new Set(edges.filter(([from, to]) => from !== to).map((edge) => edge.join(' → ')))].toSorted()

test.each(Object.entries(lived))(
  'the database lets %s take exactly the steps of the lifecycle',
  async (noun, edges) => {
    const { rows } = await database.db.execute<{ from_state: string; to_state: string }>(
      sql`select from_state, to_state from legal_steps where noun = ${noun}`,
    )

    expect(inWords(rows.map(({ from_state, to_state }) => [from_state, to_state]))).toEqual(inWords(edges))
  },
)

test('no other noun has legal steps, and each has its guard', async () => {
  const nouns = await database.db.execute<{ noun: string }>(sql`select distinct noun from legal_steps`)
  const guards = await database.db.execute<{ name: string }>(
    sql`select tgrelid::regclass::text as name from pg_trigger where tgfoid = 'refuse_illegal_step'::regproc`,
  )

  expect(nouns.rows.map(({ noun }) => noun).toSorted()).toEqual(Object.keys(lived).toSorted())
  expect(guards.rows.map(({ name }) => name).toSorted()).toEqual(Object.keys(lived).toSorted())
})
