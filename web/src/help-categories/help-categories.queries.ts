import type { CategoryId, HelpCategory, HelpItem, ItemId } from '@app/shared/help-categories'
import * as helpPaths from '@app/shared/help-categories/help-category.paths'
import { defineQueryOptions, useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { computed } from 'vue'
import { call } from '../app/api.ts'

const key = ['help-categories']
const helpCategoriesQuery = defineQueryOptions({
  key,
  query: () => call(helpPaths.listHelpCategories).then(({ items }): HelpCategory[] => items),
  staleTime: 60 * 60 * 1000,
  gcTime: false,
})

/** The taxonomy of help, asked once and kept. */
export const useHelpCategoriesQuery = () => useQuery(helpCategoriesQuery)

/** Looks up names of help, also in templates: `itemName(id)` is empty until the names are here. */
export function useHelpNames() {
  const categories = useHelpCategoriesQuery()
  const items = computed(
    () => new Map(categories.data.value?.flatMap((category) => category.items).map((item) => [item.id, item])),
  )

  const categoryOf = (id: ItemId): CategoryId => id.split('.')[0] as CategoryId
  const helpItem = (id: ItemId): HelpItem | undefined => items.value.get(id)
  const itemName = (id: ItemId): string => items.value.get(id)?.name ?? ''
  const categoryName = (id: CategoryId): string => categories.data.value?.find((c) => c.id === id)?.name ?? ''
  return { categories, helpItem, itemName, categoryName, categoryOf }
}

/** What an admin may change of a kind of help. */
export type HelpItemChange = Partial<Pick<HelpItem, 'name' | 'active' | 'cover'>>

/** An admin corrects a kind of help. */
export function useEditHelpItem() {
  const cache = useQueryCache()
  return useMutation({
    mutation: ({ item, change }: { item: HelpItem; change: HelpItemChange }) =>
      call(helpPaths.editHelpItem, { params: { itemId: item.id }, body: change }, { version: item.version }),
    onSettled: () => cache.invalidateQueries({ key }),
  })
}
