import { jstDay } from '@app/shared'
import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { matchesTable } from '../../src/matches/matches.table.ts'
import { buildTestApp } from '../build-test-app.ts'
import { fingerprint } from '../fingerprint.ts'
import { givenMatchesIn } from '../given-matches.ts'
import { givenMeetingsIn } from '../given-meetings.ts'
import type { Headers } from '../given.ts'

const world = await buildTestApp()
const { app, db, given, pool } = world
const scene = givenMatchesIn(world)
const meetings = givenMeetingsIn(db)

interface Act {
  method: 'POST' | 'PUT' | 'PATCH'
  url: string
  headers: Headers
  payload: object
  /** The table of its noun. */
  table: string
}
let acts: Record<string, Act>

/** No fault is planted in these: whatever was written to them beside the transaction would stay, and be seen. */
const traces = ['events', 'audit', 'idempotency_answers']

beforeAll(async () => {
  const [association, company] = [await scene.association('北口自治会'), await scene.supporter('あおぞら商会')]
  const [officer, worker] = [
    await given.signedInAs('association', association),
    await given.signedInAs('supporter', company),
  ]
  const desk = await given.coordinator()
  const asked = await scene.proposal(await scene.request(association), company)
  const held = await scene.agreed(await scene.request(association), company)
  await db
    .update(matchesTable)
    .set({ onDay: jstDay(world.clock()) })
    .where(eq(matchesTable.id, held))
  const waiting = await scene.request(association, {}, 'submitted')
  const [open, meetingId] = [await scene.request(association), await meetings.openMeeting()]
  const answerBy = new Date(world.clock().getTime() + 7 * 86_400_000).toISOString()
  const post = (table: string, headers: Headers, url: string, payload: object, more: object = {}): Act => ({
    ...{ method: 'POST', url: `/api/${url}`, table, payload },
    headers: { ...headers, ...more },
  })
  const proposal = { supporterIds: [company], headsAsked: 2, message: 'お願いします。', answerBy }
  acts = {
    'an association posts a request': post('requests', officer, 'requests', scene.requestInput()),
    'the centre opens one': post('requests', desk, `requests/${waiting}/open`, {}, await scene.requestAsRead(waiting)),
    'the centre asks a supporter': post('matches', desk, `requests/${open}/matches`, proposal),
    'a supporter says yes': post('matches', worker, `matches/${asked}/accept`, { heads: 4 }, await scene.asRead(asked)),
    'a supporter sends a word': post('match_messages', worker, `matches/${asked}/messages`, { body: 'こんにちは。' }),
    'a supporter signs up for a meeting': post('meeting_sign_ups', worker, `exchange-meetings/${meetingId}/sign-ups`, {
      heads: 1,
      card: '',
    }),
    'an officer invites a colleague': post('seat_invitations', officer, `organizations/${association}/seats`, {
      title: '会計',
    }),
    'a supporter reports an accident': post('incidents', worker, `matches/${held}/incidents`, {
      ...{ kind: 'near-miss', day: jstDay(world.clock()), what: '脚立がぐらついた', care: 'no' },
    }),
    'a supporter names one who comes': post('roster_names', worker, `matches/${held}/roster/names`, {
      ...{ name: '髙橋 一郎', kana: 'たかはし', isMinor: false },
    }),
    'the centre writes down a call': post('consultations', desk, 'consultations', {
      ...{ organizationId: association, about: '祭りの手が足りない', roughlyWhen: '秋', channel: 'phone' },
    }),
    'the centre notes something': post('desk_notes', desk, `organizations/${association}/desk-notes`, {
      text: '火曜に電話',
    }),
  }
})

let keys = 0
const ask = ({ method, url, headers, payload }: Act) =>
  app.inject({ method, url, payload, headers: { ...headers, 'idempotency-key': `all-or-nothing-${++keys}` } })

/** The jobs that wait, by their ids. */
const queued = async () =>
  (await db.execute(sql`select id, task_identifier from graphile_worker.jobs order by id`)).rows

/** The very last moment: everything was written, and COMMIT fails. */
async function commitFails(fails: boolean): Promise<void> {
  await db.execute(sql`create or replace function fail_at_commit() returns trigger language plpgsql as
    $$ begin raise exception 'at the very end'; end $$`)
  const tables = Object.keys(await fingerprint(pool)).filter((table) => !traces.includes(table))
  for (const table of tables) {
    const on = sql.identifier(table)
    await db.execute(
      fails
        ? sql`create constraint trigger fail_at_commit after insert or update or delete on ${on}
            deferrable initially deferred for each row execute function fail_at_commit()`
        : sql`drop trigger fail_at_commit on ${on}`,
    )
  }
}

test('when COMMIT fails nothing is left: no row, no event, no line of the audit, no answer under the key, no job', async () => {
  await commitFails(true)
  const before = { rows: await fingerprint(pool), jobs: await queued() }

  for (const [what, act] of Object.entries(acts)) {
    const { statusCode, body } = await ask(act)
    expect(statusCode, `${what}: ${body}`).toBe(500)
    expect({ rows: await fingerprint(pool), jobs: await queued() }, what).toEqual(before)
  }
})

test('and without the fault each of them leaves its row, its event or line of the audit, and its answer', async () => {
  await commitFails(false)

  for (const [what, act] of Object.entries(acts)) {
    const [before, waiting] = [await fingerprint(pool), (await queued()).length]
    const { statusCode, body } = await ask(act)
    const after = await fingerprint(pool)
    const touched = Object.keys(after).filter((table) => after[table] !== before[table])
    expect(statusCode, `${what}: ${body}`).toBeLessThan(300)
    if (touched.includes('events')) expect((await queued()).length, what).toBeGreaterThan(waiting)
    expect(touched, what).toEqual(expect.arrayContaining([act.table, 'audit', 'idempotency_answers']))
  }
})
