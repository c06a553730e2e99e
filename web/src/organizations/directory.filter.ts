import type { OrganizationId } from '@app/shared'
import { type Block, blocks } from '@app/shared/districts/blocks'
import type { DistrictId } from '@app/shared/districts'
import type { CategoryId, ItemId } from '@app/shared/help-categories'
import { type SupporterKind, supporterKinds } from '@app/shared/organizations/supporter-words'
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** What is looked for in the directory; all of it lives in the URL, so a search can be sent to somebody. */
export interface DirectoryFilter {
  q: string
  category: CategoryId | null
  item: ItemId | null
  district: DistrictId | null
  block: Block | null
  /** Only those who come to the whole city. */
  wholeCity: boolean
  kind: SupporterKind | null
  on: string | null
}
export const noFilter: DirectoryFilter = {
  q: '',
  category: null,
  item: null,
  district: null,
  block: null,
  wholeCity: false,
  kind: null,
  on: null,
}
export const directoryViews = ['list', 'map'] as const
export type DirectoryView = (typeof directoryViews)[number]
/** As many as stand side by side on a sheet of paper. */
export const mostCompared = 6

/** What else the address of the directory tells: how it is shown, and who was chosen for comparing. */
interface Beside {
  view: DirectoryView
  picked: OrganizationId[]
}

export function useDirectoryFilter() {
  const route = useRoute()
  const router = useRouter()
  const one = (name: string): string => [route.query[name]].flat()[0] ?? ''

  const filter = computed<DirectoryFilter>(() => ({
    q: one('q'),
    category: /^[a-z-]{2,30}$/.test(one('category')) ? (one('category') as CategoryId) : null,
    item: /^[a-z.-]{3,60}$/.test(one('item')) ? (one('item') as ItemId) : null,
    district: /^\d{1,2}$/.test(one('district')) ? (Number(one('district')) as DistrictId) : null,
    block: blocks.find((block) => block === one('block')) ?? null,
    wholeCity: one('wholeCity') === 'true',
    kind: supporterKinds.find((kind) => kind === one('kind')) ?? null,
    on: /^\d{4}-\d\d-\d\d$/.test(one('on')) ? one('on') : null,
  }))

  const beside = computed<Beside>(() => ({
    view: directoryViews.find((view) => view === one('view')) ?? 'list',
    picked: one('picked').split(',').filter(Boolean).slice(0, mostCompared) as OrganizationId[],
  }))

  /** The address of the same directory with something changed. */
  const addressWith = (change: Partial<DirectoryFilter & Beside>) => {
    const { view, picked, ...rest } = { ...filter.value, ...beside.value, ...change }
    const all = Object.entries({ ...rest, view: view === 'list' ? null : view, picked: picked.join(',') })
    const chosen = all.filter(([, value]) => value).map(([name, value]) => [name, String(value)])
    return { query: Object.fromEntries(chosen) as Record<string, string> }
  }
  const choose = (change: Partial<DirectoryFilter & Beside>) => router.replace(addressWith(change))
  /** The filter without what is empty, as the server wants it. */
  const asked = computed(() => ({
    q: filter.value.q || undefined,
    category: filter.value.category ?? undefined,
    item: filter.value.item ?? undefined,
    district: filter.value.district ?? undefined,
    block: filter.value.block ?? undefined,
    wholeCity: filter.value.wholeCity ? 'true' : undefined,
    kind: filter.value.kind ?? undefined,
    on: filter.value.on ?? undefined,
  }))
  return { filter, beside, choose, addressWith, asked }
}
