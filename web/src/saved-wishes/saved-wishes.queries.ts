import type { OrganizationId, SavedWishId } from '@app/shared'
import type { Contract } from '@app/shared/contract'
import type { InputOf } from '@app/shared/kernel/endpoint'
import type { Cadence } from '@app/shared/saved-wishes'
import * as at from '@app/shared/saved-wishes/saved-wish.paths'
import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { call, type CallOptions } from '../app/api.ts'

type BodyOf<Name extends keyof Contract> = InputOf<Contract[Name]> extends { body: infer B } ? B : never
const paramsOf = (id: string) => ({ organizationId: id as OrganizationId })

/** 希望の条件 of one supporter. */
export const useWishesQuery = (id: () => string) =>
  useQuery({ key: () => ['saved-wishes', id()], query: () => call(at.listSavedWishes, { params: paramsOf(id()) }) })

/** うちに合う依頼, best first. */
export const useFittingQuery = (id: () => string, perPage: () => number) =>
  useQuery({
    key: () => ['requests', 'fitting', id(), perPage()],
    query: () => call(at.listFittingRequests, { params: paramsOf(id()), query: { perPage: perPage() } }),
  })

function useChange<Input, Answer>(mutation: (input: Input) => Promise<Answer>) {
  const cache = useQueryCache()
  return useMutation({ mutation, onSettled: () => cache.invalidateQueries({ key: ['saved-wishes'] }) })
}

interface Saving {
  id: string
  body: BodyOf<'saveWish'>
  key: string
  behalf: CallOptions['behalf']
}
export const useSaveWish = () =>
  useChange(({ id, body, key, behalf }: Saving) => call(at.saveWish, { params: paramsOf(id), body }, { key, behalf }))

export const useChangeWish = () =>
  useChange(({ id, wish, cadence }: { id: string; wish: SavedWishId; cadence: Cadence }) =>
    call(at.changeWish, { params: { ...paramsOf(id), savedWishId: wish }, body: { cadence } }),
  )

export const useRemoveWish = () =>
  useChange(({ id, wish }: { id: string; wish: SavedWishId }) =>
    call(at.removeWish, { params: { ...paramsOf(id), savedWishId: wish } }),
  )
