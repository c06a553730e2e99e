import { addDays, type OrganizationId } from '@app/shared'
import type { MatchStatus } from '@app/shared/matches'
import type { CancelReason, RequestStatus } from '@app/shared/requests'
import { type DemoAssociation, demoAssociations } from './associations.ts'
import { type CityRows, emptyCity, type masterData } from './city.store.ts'
import { diceFrom } from './dice.ts'
import { addRequest } from './history.ts'
import { addAssociations, addFederations, addSupporters } from './registry.ts'
import { addRenewals } from './renewals.ts'
import { type DemoRequest, demoRequests, type Outcome } from './requests.ts'
import { addSeries } from './series.ts'
import { stories } from './stories.ts'
import type { Story } from './story.ts'
import { type DemoSupporter, demoSupporters } from './supporters.ts'

/** Whom the demo's sign-in buttons let in: organizations of the twelve stories. */
export interface DemoCity {
  rows: CityRows
  kaicho: OrganizationId
  company: OrganizationId
  students: OrganizationId
  /** The federation of the district in which the 会長 of the sign-in page lives. */
  federation: OrganizationId
  associations: OrganizationId[]
  supporters: OrganizationId[]
}

/** A believable city as rows, the same every time but for its dates, which lie around today. */
export function demoCity(today: string, { districts, items }: Awaited<ReturnType<typeof masterData>>): DemoCity {
  const dice = diceFrom(20260401)
  const rows = emptyCity()
  const neighbours = demoAssociations(dice, districts)
  const helpers = demoSupporters(dice, { items, districts })
  const associations = addAssociations(rows, today, neighbours)
  const supporters = addSupporters(rows, dice, today, helpers, 3)
  const registered = helpers.slice(0, -3)
  addRenewals(rows, today)

  const history = demoRequests(dice, { today, associations: neighbours, supporters: registered })
  for (const request of history) addRequest(rows, pastOf(request, neighbours, associations, supporters))
  const told = stories.map((story) =>
    storyRequest(story, today, { districts, neighbours, helpers, associations, supporters }),
  )
  stories.forEach(({ series, ...story }, index) => {
    const request = told[index]!
    if (series) addSeries(rows, { ...story, series }, today, request)
    else addRequest(rows, request)
  })

  const home = rows.organizations.find(({ id }) => id === told[0]!.associationId)!.districtId
  const federated = districts.toSorted((a, b) => Number(b.id === home) - Number(a.id === home)).slice(0, 2)
  const [federation] = addFederations(rows, today, federated)

  const byName = (name: string) => supporters[helpers.findIndex((helper) => helper.name === name)]!
  return {
    rows,
    associations,
    supporters,
    kaicho: told[0]!.associationId,
    federation: federation!,
    company: byName('株式会社甲斐のもり建設'),
    students: byName('まちつなぎ隊'),
  }
}

const ends: Record<
  Outcome,
  { status: RequestStatus; matched: MatchStatus; reason?: string; cancelReason?: CancelReason }
> = {
  agreed: { status: 'closed', matched: 'done' },
  unmet: {
    status: 'unmet',
    matched: 'expired',
    reason: '日にちが合う団体が見つかりませんでした。次は早めに声をかけます。',
  },
  cancelled: { status: 'cancelled', matched: 'cancelled', reason: '雨のため中止しました。', cancelReason: 'rain' },
  'taken-back': {
    status: 'cancelled',
    matched: 'withdrawn',
    reason: '住民だけで行うことにしました。',
    cancelReason: 'taken-back',
  },
  running: { status: 'open', matched: 'proposed' },
}

function pastOf(
  request: DemoRequest,
  neighbours: DemoAssociation[],
  associations: OrganizationId[],
  supporters: OrganizationId[],
) {
  const { associationIndex, helpers, ...rest } = request
  return {
    ...rest,
    ...ends[request.outcome],
    associationId: associations[associationIndex]!,
    showName: neighbours[associationIndex]!.showName,
    helpers: helpers.map(({ supporterIndex, heads }) => ({ supporterId: supporters[supporterIndex]!, heads })),
    story:
      request.outcome === 'agreed' && associationIndex % 3 === 0
        ? `${request.need.title}を、住民の皆さんと一緒に行いました。`
        : undefined,
  }
}

interface Scene {
  districts: readonly { id: DemoAssociation['districtId']; name: string }[]
  neighbours: DemoAssociation[]
  helpers: DemoSupporter[]
  associations: OrganizationId[]
  supporters: OrganizationId[]
}

const told: Record<Story['how'], { status: RequestStatus; matched: MatchStatus; cancelReason?: CancelReason }> = {
  reported: { status: 'closed', matched: 'done' },
  agreed: { status: 'staffed', matched: 'agreed' },
  unmet: { status: 'unmet', matched: 'expired' },
  cancelled: { status: 'cancelled', matched: 'cancelled', cancelReason: 'preparation' },
  postponed: { status: 'postponed', matched: 'cancelled' },
  open: { status: 'open', matched: 'proposed' },
  asked: { status: 'open', matched: 'proposed' },
  answered: { status: 'open', matched: 'proposed' },
  submitted: { status: 'submitted', matched: 'proposed' },
}

/** The associations of the stories are the second of their district, so that several stories may share one city. */
function storyRequest(
  story: Story,
  today: string,
  { districts, neighbours, helpers, associations, supporters }: Scene,
) {
  const districtId = districts.find(({ name }) => name === story.district)!.id
  const index = neighbours.findIndex((one) => one.districtId === districtId) + 1
  return {
    ...told[story.how],
    supportersSaidYes: story.how === 'answered',
    need: story.need,
    associationId: associations[index]!,
    districtId,
    showName: true,
    postedOn: addDays(today, -story.postedDaysAgo),
    day: addDays(today, story.inDays),
    channel: 'phone' as const,
    reason: story.reason,
    whenKind: story.whenKind,
    whenNote: story.whenNote,
    story: story.story,
    helpers: story.helpers.map(([name, heads]) => ({
      supporterId: supporters[helpers.findIndex((helper) => helper.name === name)]!,
      heads,
    })),
  }
}
