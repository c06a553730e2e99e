import { fiscalYearOf, jstDay, type OrganizationId, type RequestId } from '@app/shared'
import type { DistrictId } from '@app/shared/districts'
import { addDays } from '@app/shared/kernel'
import type { MatchStatus } from '@app/shared/matches'
import type { SupporterFacts } from './suggestion-facts.rules.ts'

/** What has to be known of a match to say how things stood on an earlier day. */
interface Past {
  requestId: RequestId
  associationId: OrganizationId
  title: string
  districtId: DistrictId
  status: MatchStatus
  startedBy: 'coordinator' | 'supporter' | 'association'
  proposedAt: Date
  agreedAt: Date | null
  endedAt: Date | null
  onDay: string | null
}

interface Moment {
  at: Date
  requestId: RequestId
  associationId: OrganizationId
}

type Record = Pick<
  SupporterFacts,
  | 'busyDays'
  | 'helpedIn'
  | 'workedTogether'
  | 'timesAskedEver'
  | 'timesAskedLately'
  | 'timesAskedThisMonth'
  | 'timesAskedThisYear'
  | 'timesHelpedThisYear'
  | 'lastAskedOn'
  | 'thisRequest'
>

/** What had happened with a supporter when a request was posted: nothing that came later counts. */
export function asOf(own: readonly Past[], { at, requestId, associationId }: Moment): Record {
  const today = jstDay(at)
  const year = `${fiscalYearOf(today)}-04-01`
  const before = own.filter((one) => one.proposedAt < at && one.requestId !== requestId)
  const askedOn = before.filter(({ startedBy }) => startedBy !== 'supporter').map((one) => jstDay(one.proposedAt))
  const helped = before.filter((one) => one.status === 'done' && dayOf(one) < today)
  const together = helped.filter((one) => one.associationId === associationId)
  const last = together.toSorted((a, b) => (dayOf(a) < dayOf(b) ? 1 : -1))[0]
  return {
    busyDays: before.flatMap((one) => (wasAgreed(one, at) && one.onDay !== null ? [one.onDay] : [])),
    helpedIn: [...new Set(helped.map(({ districtId }) => districtId))],
    workedTogether: last ? { times: together.length, lastTitle: last.title, lastDay: dayOf(last) } : null,
    timesAskedEver: askedOn.length,
    timesAskedLately: askedOn.filter((day) => day > addDays(today, -90)).length,
    timesAskedThisMonth: askedOn.filter((day) => day >= `${today.slice(0, 7)}-01`).length,
    timesAskedThisYear: askedOn.filter((day) => day >= year).length,
    timesHelpedThisYear: helped.filter((one) => dayOf(one) >= year).length,
    lastAskedOn: askedOn.toSorted().at(-1) ?? null,
    thisRequest: null,
  }
}

/** Agreed by then, and neither over nor fallen out yet. */
const wasAgreed = ({ status, agreedAt, endedAt }: Past, at: Date): boolean =>
  agreedAt !== null && agreedAt <= at && (status === 'agreed' || status === 'done' || (endedAt ?? agreedAt) > at)

const dayOf = ({ onDay, agreedAt, proposedAt }: Past): string => onDay ?? jstDay(agreedAt ?? proposedAt)
