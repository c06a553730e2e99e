import type { DistrictId } from '@app/shared/districts'
import type { CategoryId } from '@app/shared/help-categories'
import { requestStatuses } from '@app/shared/requests/request.lifecycle'
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'

type Change = Partial<Record<'q' | 'category' | 'district' | 'status', string | number | null>>

/** What is looked for; all of it lives in the URL, so a search can be sent to somebody. */
export function useRequestsFilter() {
  const route = useRoute()
  const router = useRouter()
  const one = (name: string): string => [route.query[name]].flat()[0] ?? ''

  const filter = computed(() => ({
    q: one('q') || undefined,
    category: /^[a-z-]{2,30}$/.test(one('category')) ? (one('category') as CategoryId) : undefined,
    district: /^\d{1,2}$/.test(one('district')) ? (Number(one('district')) as DistrictId) : undefined,
    status: requestStatuses.find((status) => status === one('status')),
  }))
  const isFiltered = computed(() => Object.values(filter.value).some(Boolean))

  function choose(change: Change) {
    const chosen = Object.entries({ ...filter.value, ...change }).filter(([, value]) => value)
    return router.replace({ query: Object.fromEntries(chosen.map(([name, value]) => [name, String(value)])) })
  }
  const clear = () => router.replace({ query: {} })
  return { filter, isFiltered, choose, clear }
}
