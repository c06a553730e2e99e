import type { Page } from '@app/shared/kernel/page'
import { type EntryKey, useInfiniteQuery } from '@pinia/colada'
import { computed } from 'vue'

/** A list that is read page by page: what is here so far, how many there are, and 「もっと見る」 (`<Pager>`). */
export function usePages<T, P extends Page<T> = Page<T>>(
  key: () => EntryKey,
  load: (after: string | undefined) => Promise<P & Page<T>>,
) {
  const query = useInfiniteQuery({
    key,
    query: ({ pageParam }) => load(pageParam ?? undefined),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
  const first = computed(() => query.data.value?.pages[0])

  return {
    items: computed(() => query.data.value?.pages.flatMap((page) => page.items) ?? []),
    /** The first page with whatever else it tells. */
    first,
    total: computed(() => first.value?.total),
    isCapped: computed(() => first.value?.totalIsCapped ?? false),
    isPending: query.isPending,
    isLoading: query.isLoading,
    error: query.error,
    hasMore: query.hasNextPage,
    more: () => query.loadNextPage(),
    /** Reads all that is left: paper shows the whole list, not what was read so far. */
    async all(): Promise<void> {
      while (query.hasNextPage.value) await query.loadNextPage()
    },
  }
}
