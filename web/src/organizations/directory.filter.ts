import type { DistrictId } from '@app/shared/districts'
import type { CategoryId } from '@app/shared/help-categories'
import { type SupporterKind, supporterKinds } from '@app/shared/organizations/supporter-words'
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** What is looked for in the directory; all of it lives in the URL, so a search can be sent to somebody. */
export interface DirectoryFilter {
  q: string
  category: CategoryId | null
  district: DistrictId | null
  kind: SupporterKind | null
  on: string | null
}
export const noFilter: DirectoryFilter = { q: '', category: null, district: null, kind: null, on: null }

export function useDirectoryFilter() {
  const route = useRoute()
  const router = useRouter()
  const one = (name: string): string => [route.query[name]].flat()[0] ?? ''

  const filter = computed<DirectoryFilter>(() => ({
    q: one('q'),
    category: /^[a-z-]{2,30}$/.test(one('category')) ? (one('category') as CategoryId) : null,
    district: /^\d{1,2}$/.test(one('district')) ? (Number(one('district')) as DistrictId) : null,
    kind: supporterKinds.find((kind) => kind === one('kind')) ?? null,
    on: /^\d{4}-\d\d-\d\d$/.test(one('on')) ? one('on') : null,
  }))

  const choose = (change: Partial<DirectoryFilter>) => {
    const chosen = Object.entries({ ...filter.value, ...change }).filter(([, value]) => value)
    return router.replace({ query: Object.fromEntries(chosen.map(([name, value]) => [name, String(value)])) })
  }
  /** The filter without what is empty, as the server wants it. */
  const asked = computed(() => ({
    q: filter.value.q || undefined,
    category: filter.value.category ?? undefined,
    district: filter.value.district ?? undefined,
    kind: filter.value.kind ?? undefined,
    on: filter.value.on ?? undefined,
  }))
  return { filter, choose, asked }
}
