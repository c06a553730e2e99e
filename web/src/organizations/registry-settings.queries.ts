import type { Contract } from '@app/shared/contract'
import type { InputOf } from '@app/shared/kernel/endpoint'
import type { KindField, ProfileFieldRow, SupporterKind, SupporterKindRow } from '@app/shared/organizations'
import * as changePaths from '@app/shared/organizations/change.paths'
import * as organizationPaths from '@app/shared/organizations/organization.paths'
import { defineQueryOptions, useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { computed } from 'vue'
import { call } from '../app/api.ts'

type BodyOf<Name extends keyof Contract> = InputOf<Contract[Name]> extends { body: infer B } ? B : never

// -- kinds of supporters

const kindsQuery = defineQueryOptions({
  key: ['supporter-kinds'],
  query: () => call(organizationPaths.listSupporterKinds).then(({ items }): SupporterKindRow[] => items),
  staleTime: 60 * 60 * 1000,
  gcTime: false,
})

/** The kinds of supporters, asked once and kept: their names, and what each is asked for. */
export function useKinds() {
  const query = useQuery(kindsQuery)
  const kinds = computed(() => query.data.value ?? [])
  const rowOf = (kind: string | null) => kinds.value.find((row) => row.kind === kind)
  return {
    query,
    kinds,
    /** Empty until the names are here. */
    kindName: (kind: string | null) => rowOf(kind)?.name ?? '',
    asks: (kind: SupporterKind | null, field: KindField) => rowOf(kind)?.asks.includes(field) ?? false,
    requires: (kind: SupporterKind | null, field: KindField) => rowOf(kind)?.requires.includes(field) ?? false,
    /** What somebody may choose; a kind that is no longer offered only for whoever has it. */
    choices: (kept: SupporterKind | null = null) =>
      kinds.value
        .filter(({ active, kind }) => active || kind === kept)
        .map(({ kind, name }) => ({ value: kind, label: name })),
  }
}

/** An admin changes a kind of supporter. */
export function useEditSupporterKind() {
  const cache = useQueryCache()
  return useMutation({
    mutation: ({ row, body }: { row: SupporterKindRow; body: BodyOf<'editSupporterKind'> }) =>
      call(organizationPaths.editSupporterKind, { params: { kind: row.kind }, body }, { version: row.version }),
    onSettled: () => cache.invalidateQueries({ key: ['supporter-kinds'] }),
  })
}

/** An admin adds a kind of supporter, or removes one that nobody has. */
export function useAddSupporterKind() {
  const cache = useQueryCache()
  return useMutation({
    mutation: ({ body, key }: { body: BodyOf<'addSupporterKind'>; key: string }) =>
      call(organizationPaths.addSupporterKind, { body }, { key }),
    onSettled: () => cache.invalidateQueries({ key: ['supporter-kinds'] }),
  })
}
export function useRemoveSupporterKind() {
  const cache = useQueryCache()
  return useMutation({
    mutation: ({ kind, version }: SupporterKindRow) =>
      call(organizationPaths.removeSupporterKind, { params: { kind } }, { version }),
    onSettled: () => cache.invalidateQueries({ key: ['supporter-kinds'] }),
  })
}

// -- fields of a profile

/** Which fields wait when a supporter changes them. */
export const useProfileFieldsQuery = () =>
  useQuery({
    key: ['profile-fields'],
    query: () => call(changePaths.listProfileFields).then(({ items }): ProfileFieldRow[] => items),
  })

export function useEditProfileField() {
  const cache = useQueryCache()
  return useMutation({
    mutation: ({ row, reviewed }: { row: ProfileFieldRow; reviewed: boolean }) =>
      call(
        changePaths.editProfileField,
        { params: { field: row.field }, body: { reviewed } },
        { version: row.version },
      ),
    onSettled: () => cache.invalidateQueries({ key: ['profile-fields'] }),
  })
}
