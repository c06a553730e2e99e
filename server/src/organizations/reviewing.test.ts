import type { OrganizationId } from '@app/shared'
import type { Review } from '@app/shared/organizations'
import { expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenOrganizationsIn } from '../../test/given-organizations.ts'
import type { Headers } from '../../test/given.ts'
import { registrationsThrough } from '../../test/registrations-over-http.ts'

const { app, db, given } = await buildTestApp()
const organizations = givenOrganizationsIn(db)
const coordinator = await given.coordinator()
const { reading } = registrationsThrough(app, coordinator)

const review = (id: OrganizationId, headers: Headers = coordinator) =>
  app.inject({ url: `/api/supporters/${id}/review`, headers: { ...headers } })
const tick = (id: OrganizationId, ticked: string[], headers: Headers = coordinator) =>
  app.inject({
    method: 'PUT',
    url: `/api/supporters/${id}/review/ticks`,
    headers: { ...headers },
    payload: { ticked },
  })

test('what was checked stays checked, for a colleague too', async () => {
  const { id } = await organizations.applicant('しらべ商店')

  await tick(id, ['place', 'contact'])
  await tick(id, ['contact', 'duplicate'])

  const seen = (await review(id, await given.coordinator())).json<Review>()
  expect(seen.ticked.toSorted()).toEqual(['contact', 'duplicate'])
  expect((await tick(id, ['everything'])).json()).toMatchObject({ code: 'invalid-input' })
  expect((await tick(id, [])).json()).toMatchObject({ ticked: [] })
})

test('what was said before stands beside what is said now; saying the same again is no change', async () => {
  const { id, profile } = await organizations.supporter('かわる商店', {
    profile: { kana: 'かわるしょうてん' },
  })
  const own = await given.signedInAs('supporter', id)
  const say = async (intro: string) =>
    app.inject({
      method: 'PATCH',
      url: `/api/supporters/${id}`,
      headers: await reading(id, own),
      payload: { profile: { ...profile, intro } },
    })
  expect((await review(id)).json()).toEqual({ ticked: [], earlier: null })

  expect((await say('新しい紹介')).statusCode).toBe(200)
  await say('新しい紹介')

  expect((await review(id)).json()).toMatchObject({
    earlier: { profile: { intro: profile.intro, name: 'かわる商店' }, saidUntil: '2026-10-05T01:00:00.000Z' },
  })
  await say('もっと新しい紹介')
  expect((await review(id)).json()).toMatchObject({ earlier: { profile: { intro: '新しい紹介' } } })
})

test('the review is the centre’s alone', async () => {
  const { id } = await organizations.supporter('ひみつ商店')
  const own = await given.signedInAs('supporter', id)

  expect((await review(id, given.stranger())).statusCode).toBe(401)
  expect((await review(id, own)).json()).toMatchObject({ code: 'not-yours' })
  expect((await tick(id, ['place'], own)).json()).toMatchObject({ code: 'not-yours' })
  const { id: association } = await organizations.association('北口自治会')
  expect((await review(association)).json()).toMatchObject({ code: 'not-found' })
})
