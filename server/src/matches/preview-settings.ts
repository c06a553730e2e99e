import { setImmediate as others } from 'node:timers/promises'
import { jstDay, type OrganizationId } from '@app/shared'
import type { DistrictId } from '@app/shared/districts'
import { mostExamples, type SettingsPreview, type SuggestionSettings } from '@app/shared/suggestion-settings'
import type { Db } from '../platform/db.ts'
import { groupedBy } from '../platform/grouped-by.rules.ts'
import { asOf } from './as-of.rules.ts'
import { lastYear, type LastYear, type PastMatch } from './last-year.queries.ts'
import { nearbyOf } from './nearby.rules.ts'
import { figuresOf, isChanged, type Tried } from './preview.rules.ts'
import { settingsNow } from './settings.queries.ts'
import { factsFrom } from './suggestion-facts.queries.ts'
import type { SupporterFacts } from './suggestion-facts.rules.ts'
import { suggestSupporters } from './suggestions.rules.ts'

/** Whom a coordinator asks first. */
const inFront = 3

/**
 * Tries other settings on the requests of the last twelve months, each as it was when it was posted: asked and helped
 * until then, the registry as it is today. It reads and computes; after each request others get their turn.
 */
export async function previewSettings(db: Db, then: SuggestionSettings, at: Date): Promise<SettingsPreview> {
  const [now, read] = await Promise.all([settingsNow(db), lastYear(db, at)])
  const nameOf = new Map(read.standing.map(({ supporter, name }) => [supporter.organizationId, name]))
  const named = (ids: readonly OrganizationId[]) => ids.map((id) => nameOf.get(id)!)
  const frontOf = trial(read)
  const historyOf = groupedBy(read.history, ({ supporterId }) => supporterId)
  const tried: Tried[] = []
  const examples: SettingsPreview['examples'] = []
  for (const one of read.posted) {
    const supporters = read.standing.map((standing) =>
      supporterThen(standing, historyOf.get(standing.supporter.organizationId) ?? [], one),
    )
    const helped = read.history
      .filter(({ requestId, status }) => requestId === one.request.id && status === 'done')
      .flatMap(({ supporterId }) => (nameOf.has(supporterId) ? [supporterId] : []))
    const result = { now: frontOf(one, supporters, now), then: frontOf(one, supporters, then), helped }
    tried.push(result)
    if (isChanged(result) && examples.length < mostExamples)
      examples.push({
        requestId: one.request.id,
        title: one.request.title,
        postedOn: jstDay(one.request.postedAt),
        now: named(result.now),
        then: named(result.then),
        helped: named(helped),
      })
    await others()
  }
  const days = read.posted.map(({ request }) => jstDay(request.postedAt))
  return {
    requests: tried.length,
    from: days.at(-1) ?? null,
    to: days[0] ?? null,
    ...figuresOf(tried),
    examples,
  }
}

type Posted = LastYear['posted'][number]

/** Who stands in front for a request, by these settings. */
function trial({ points }: LastYear) {
  const close = new Map<string, ReturnType<typeof nearbyOf>>()
  const nearby = (id: DistrictId, km: number) => {
    const key = `${id}:${km}`
    if (!close.has(key)) close.set(key, nearbyOf(points, id, km))
    return close.get(key)!
  }
  return (one: Posted, supporters: readonly SupporterFacts[], settings: SuggestionSettings): OrganizationId[] => {
    const facts = factsFrom({
      ...one,
      request: { ...one.request, headsHeld: 0, headsAgreed: 0 },
      nearby: nearby(one.request.districtId, settings.closeByKm),
      today: jstDay(one.request.postedAt),
    })
    return suggestSupporters(facts, supporters, settings)
      .slice(0, inFront)
      .map(({ supporterId }) => supporterId)
  }
}

function supporterThen(
  { supporter, itemIds, districtIds, closed }: LastYear['standing'][number],
  own: readonly PastMatch[],
  { request }: Posted,
): SupporterFacts {
  const id = supporter.organizationId
  const { postedAt: at, id: requestId, associationId } = request
  return { ...supporter, id, itemIds, districtIds, closed, ...asOf(own, { at, requestId, associationId }) }
}
