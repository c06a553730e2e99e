import type { ActivityId, MatchId, RequestId } from '@app/shared'
import type { buildTestApp } from './build-test-app.ts'
import { givenMatchesIn } from './given-matches.ts'
import type { Headers } from './given.ts'
import { pngOf } from './pictures.ts'

type World = Awaited<ReturnType<typeof buildTestApp>>
export const well = { heads: 4, went: 'well', again: 'yes' }
let keys = 0

/** Sentences about a done activity and its story, through the real API. */
export const givenStoriesIn = (world: World) => {
  const { app, given, travel, db } = world
  const scene = givenMatchesIn(world)

  type Story = { status: string; edition: number; version: number; title: string; story: string } & Record<
    string,
    unknown
  >
  const send = (method: 'GET' | 'POST' | 'PUT', url: string, headers: Headers, payload?: object, more: object = {}) =>
    app.inject({
      ...{ method, url },
      headers: { ...headers, ...(method !== 'GET' && { 'idempotency-key': `story-key-${++keys}` }), ...more },
      ...(payload && { payload }),
    })
  const storyOf = async (id: ActivityId, headers: Headers) =>
    (await send('GET', `/api/activities/${id}/story`, headers)).json<Story>()

  /** An activity that both sides have told of. */
  async function told(
    changes: Parameters<typeof scene.request>[1] = {},
    more: { association?: object; supporter?: object } = {},
  ) {
    travel('2026-10-05T01:00:00Z')
    const association = await scene.association('北口自治会')
    const supporter = await scene.supporter()
    const request: RequestId = await scene.request(association, changes)
    const match: MatchId = await scene.agreed(request, supporter)
    travel('2026-11-01T12:00:00Z')
    const officer = await given.signedInAs('association', association)
    const company = await given.signedInAs('supporter', supporter)
    const coordinator = await given.coordinator()
    await send('POST', `/api/matches/${match}/results`, company, { ...well, ...more.supporter })
    await send('POST', `/api/matches/${match}/results`, officer, { ...well, ...more.association })
    const { rows } = await db.$client.query<{ id: ActivityId }>('select id from activities where request_id = $1', [
      request,
    ])
    return { ...{ association, supporter, request, match, officer, company, coordinator }, id: rows[0]!.id }
  }

  /** An act of the centre on the story as it stands. */
  async function act(
    name: string,
    id: ActivityId,
    headers: Headers,
    body: object = {},
    method: 'POST' | 'PUT' = 'POST',
  ) {
    const { version } = await storyOf(id, await given.coordinator())
    return send(method, `/api/activities/${id}/${name}`, headers, body, { 'if-match': `"${version}"` })
  }

  async function answer(id: ActivityId, headers: Headers, said: object = {}, more: object = {}) {
    const { edition } = await storyOf(id, await given.coordinator())
    return send('POST', `/api/activities/${id}/answers`, headers, { edition, answer: 'yes', ...said }, more)
  }

  const words = (title: string, text: string, more: object = {}) => ({
    ...{ title, story: text, comments: [], pictures: [] },
    ...more,
  })

  const photo = (match: MatchId, headers: Headers, more: object = {}) =>
    send('POST', `/api/matches/${match}/pictures`, headers, {
      ...{ caption: '作業のようす', consent: true, content: pngOf(3, 2).toString('base64') },
      ...more,
    })

  return { ...scene, told, act, answer, storyOf, send, words, photo }
}
