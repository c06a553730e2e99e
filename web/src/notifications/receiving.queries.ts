import type { BrowserAddress, ReceivingWishes } from '@app/shared/notifications'
import * as receivingPaths from '@app/shared/notifications/receiving.paths'
import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { call } from '../app/api.ts'

const receiving = ['receiving'] as const

/** How I am told. */
export const useReceivingQuery = () => useQuery({ key: receiving, query: () => call(receivingPaths.showReceiving) })

function useChange<Input, Answer>(mutation: (input: Input) => Promise<Answer>) {
  const cache = useQueryCache()
  return useMutation({ mutation, onSettled: () => cache.invalidateQueries({ key: receiving }) })
}

export const useEditReceiving = () =>
  useChange(({ body, key }: { body: ReceivingWishes; key: string }) =>
    call(receivingPaths.editReceiving, { body }, { key }),
  )
/** A code for the city's LINE account; it is kept nowhere but on the page. */
export const useOfferLineCode = () => useMutation({ mutation: () => call(receivingPaths.offerLineCode, { body: {} }) })
export const useEndChannel = () =>
  useChange((channelLinkId: string) => call(receivingPaths.endChannel, { params: { channelLinkId }, body: {} }))
export const useAddBrowser = () => useChange((body: BrowserAddress) => call(receivingPaths.addBrowser, { body }))
export const useOfferNumberCode = () =>
  useMutation({
    mutation: ({ body, key }: { body: { number: string }; key: string }) =>
      call(receivingPaths.offerNumberCode, { body }, { key }),
  })
export const useConfirmNumber = () =>
  useChange(({ body, key }: { body: { code: string }; key: string }) =>
    call(receivingPaths.confirmNumber, { body }, { key }),
  )
