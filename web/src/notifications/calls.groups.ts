import type { CallToMake } from '@app/shared/notifications'

/** Everything that waits for one organization over one channel: one call, one FAX, one letter. */
export interface CallGroup {
  key: string
  first: CallToMake
  calls: CallToMake[]
}

/** Puts together what goes to the same organization over the same channel, in the order of the list; 至急 first of its card. */
export function groupsOf(calls: readonly CallToMake[]): CallGroup[] {
  const groups = new Map<string, CallGroup>()
  for (const call of calls) {
    const key = `${call.organizationId ?? call.organizationName} ${call.channel}`
    const group = groups.get(key)
    if (group) group.calls.push(call)
    else groups.set(key, { key, first: call, calls: [call] })
  }
  const urgentFirst = (one: CallToMake, other: CallToMake) => Number(other.urgent) - Number(one.urgent)
  return [...groups.values()].map((group) => ({ ...group, calls: group.calls.toSorted(urgentFirst) }))
}
