import type { MatchId, OrganizationId } from '@app/shared'
import { buildTestApp } from './build-test-app.ts'
import { givenMatchesIn } from './given-matches.ts'
import type { Headers } from './given.ts'

/**
 * The stage of the match tests: 2026-10-05, ten in the morning in Japan; an association with its officer, a neighbour,
 * a coordinator. The wished days of a given request are 11-01 and 11-08.
 */
export async function matchesScene() {
  const world = await buildTestApp()
  const { app, given, clock } = world
  const scene = givenMatchesIn(world)
  const association = await scene.association('北口自治会')
  const post = (url: string, headers: Headers, body: object = {}) =>
    app.inject({ method: 'POST', url, headers: { ...headers }, payload: body })
  const inDays = (days: number) => new Date(clock().getTime() + days * 86_400_000).toISOString()

  return {
    world,
    scene,
    association,
    coordinator: await given.coordinator(),
    officer: await given.signedInAs('association', association),
    neighbour: await given.signedInAs('association', await scene.association('南口自治会')),
    post,
    get: (url: string, headers: Headers) => app.inject({ method: 'GET', url, headers: { ...headers } }),
    inDays,
    /** A proposal to these supporters. */
    asking: (...supporterIds: OrganizationId[]) => ({
      supporterIds,
      headsAsked: 4,
      message: 'ぜひお力をお貸しください。',
      answerBy: inDays(7),
    }),
    /** Accepts, declines, withdraws or cancels what was just read. */
    act: async (name: string, id: MatchId, headers: Headers, body: object = {}) =>
      post(`/api/matches/${id}/${name}`, { ...headers, ...(await scene.asRead(id)) }, body),
    /** A registered supporter with somebody signed in for it. */
    aSupporter: async (state?: Parameters<typeof scene.supporter>[1]) => {
      const id = await scene.supporter(undefined, state)
      return { id, headers: await given.signedInAs('supporter', id) }
    },
  }
}
