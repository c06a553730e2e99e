import { type SupporterKind, supporterKinds } from '@app/shared/organizations/supporter-words'
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { SuggestionFilter } from './matches.queries.ts'

/** What narrows the candidates. It lives in the URL, so a reload or a link shows the same list. */
export interface CandidateFilter {
  kind: SupporterKind | null
  neverAsked: boolean
  enoughHeads: boolean
}
export type Narrowing = keyof CandidateFilter

/** How many candidates are shown at first and after 「もっと見る」. */
export const shownFirst = 20
export const shownAtMost = 100

export function useCandidateFilter() {
  const route = useRoute()
  const router = useRouter()
  const one = (name: string): string => [route.query[name]].flat()[0] ?? ''

  const filter = computed<CandidateFilter>(() => ({
    kind: supporterKinds.find((kind) => kind === one('kind')) ?? null,
    neverAsked: one('neverAsked') === 'true',
    enoughHeads: one('enoughHeads') === 'true',
  }))
  const narrowings = computed(() => (['kind', 'neverAsked', 'enoughHeads'] as const).filter((one) => filter.value[one]))

  const choose = (change: Partial<CandidateFilter>) => {
    const { kind, neverAsked, enoughHeads, ...others } = { ...route.query, ...change }
    const chosen = Object.entries({ kind, neverAsked, enoughHeads }).filter(([, value]) => value)
    const words = Object.fromEntries(chosen.map(([name, value]) => [name, String(value)]))
    return router.replace({ query: { ...others, ...words }, hash: route.hash })
  }
  const loosen = (narrowing: Narrowing) => choose({ [narrowing]: narrowing === 'kind' ? null : false })
  return { filter, narrowings, choose, loosen }
}

/** The filter as the server wants it, perhaps without one narrowing. */
export function askedOf(filter: CandidateFilter, perPage: number, without?: Narrowing): SuggestionFilter {
  const { kind, neverAsked, enoughHeads } = filter
  return {
    perPage,
    kind: without === 'kind' ? undefined : (kind ?? undefined),
    neverAsked: neverAsked && without !== 'neverAsked' ? 'true' : undefined,
    enoughHeads: enoughHeads && without !== 'enoughHeads' ? 'true' : undefined,
  }
}
