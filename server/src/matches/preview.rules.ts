import type { OrganizationId } from '@app/shared'
import type { SettingsPreview } from '@app/shared/suggestion-settings'

/** Who stands in front for one request, as things are set now and as they would be, and who helped in the end. */
export interface Tried {
  now: readonly OrganizationId[]
  then: readonly OrganizationId[]
  helped: readonly OrganizationId[]
}

type Figures = Pick<SettingsPreview, 'changed' | 'helped' | 'helpedInFront' | 'different' | 'mostOfOne'>

/** What a change would do, counted. */
export const figuresOf = (all: readonly Tried[]): Figures => ({
  changed: all.filter(isChanged).length,
  helped: sumOf(all, ({ helped }) => helped.length),
  helpedInFront: both((of) => sumOf(all, (one) => one.helped.filter((id) => one[of].includes(id)).length)),
  different: both((of) => countsIn(all, of).size),
  mostOfOne: both((of) => Math.max(0, ...countsIn(all, of).values())),
})

/** Somebody else stands in front; the order among the first three is no change. */
export const isChanged = ({ now, then }: Tried): boolean =>
  now.length !== then.length || now.some((id) => !then.includes(id))

const both = (count: (of: 'now' | 'then') => number) => ({ now: count('now'), then: count('then') })
const sumOf = (all: readonly Tried[], count: (one: Tried) => number) => all.reduce((sum, one) => sum + count(one), 0)

function countsIn(all: readonly Tried[], of: 'now' | 'then'): Map<OrganizationId, number> {
  const counts = new Map<OrganizationId, number>()
  for (const one of all) for (const id of one[of]) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}
