import { type Block, blocks } from '@app/shared/districts/blocks'
import type { District, DistrictId } from '@app/shared/districts'
import * as districtPaths from '@app/shared/districts/district.paths'
import { defineQueryOptions, useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { computed } from 'vue'
import { call } from '../app/api.ts'

const key = ['districts']
const districtsQuery = defineQueryOptions({
  key,
  query: () => call(districtPaths.listDistricts).then(({ items }): District[] => items),
  staleTime: 60 * 60 * 1000,
  gcTime: false,
})

/** The city's districts, asked once and kept. */
export const useDistrictsQuery = () => useQuery(districtsQuery)

/** Looks up districts by number, also in templates: `districtName(id)` is empty until the districts are here. */
export function useDistrictNames() {
  const districts = useDistrictsQuery()
  const byId = computed(() => new Map(districts.data.value?.map((district) => [district.id, district])))

  const districtName = (id: DistrictId): string => byId.value.get(id)?.name ?? ''
  const blockOf = (id: DistrictId): Block | undefined => byId.value.get(id)?.block
  /** Districts by block, in the city's own order. */
  const byBlock = computed(() =>
    blocks.map((block) => ({ block, districts: (districts.data.value ?? []).filter((d) => d.block === block) })),
  )
  return { districts, districtName, blockOf, byBlock }
}

/** Changes a district: its name, kana, block or towns. */
export type DistrictChange = Partial<Pick<District, 'name' | 'kana' | 'block' | 'towns'>>

/** An admin corrects a district. */
export function useEditDistrict() {
  const cache = useQueryCache()
  return useMutation({
    mutation: ({ district, change }: { district: District; change: DistrictChange }) =>
      call(
        districtPaths.editDistrict,
        { params: { districtId: district.id }, body: change },
        { version: district.version },
      ),
    onSettled: () => cache.invalidateQueries({ key }),
  })
}
