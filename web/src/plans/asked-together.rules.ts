import type { OrganizationId } from '@app/shared'
import type { PlannedRequest } from '@app/shared/plans'

/** What one supporter is asked in one asking: a request that stands alone, or all planned sessions of a series. */
export interface AskedTogether {
  supporterId: OrganizationId
  name: string
  parts: { planned: PlannedRequest; heads: number }[]
}

/** A supporter planned for several sessions of a series hears of them once, with one page to answer; all else goes by itself. */
export function askedTogether(requests: readonly PlannedRequest[]): AskedTogether[] {
  const all = new Map<string, AskedTogether>()
  for (const planned of requests)
    for (const { supporterId, name, heads } of planned.supporters) {
      const key = `${planned.session?.seriesId ?? planned.request.id} ${supporterId}`
      const known = all.get(key)
      if (known) known.parts.push({ planned, heads })
      else all.set(key, { supporterId, name, parts: [{ planned, heads }] })
    }
  return [...all.values()].map((one) => ({ ...one, parts: one.parts.toSorted((a, b) => numberOf(a) - numberOf(b)) }))
}

const numberOf = ({ planned }: AskedTogether['parts'][number]): number => planned.session?.number ?? 0
