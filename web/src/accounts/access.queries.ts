import type { SeatId } from '@app/shared'
import * as devicePaths from '@app/shared/accounts/device.paths'
import * as factorPaths from '@app/shared/accounts/second-factor.paths'
import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { call } from '../app/api.ts'

export const useSecondFactorQuery = (isWanted: () => boolean) =>
  useQuery({ key: ['access', 'second-factor'], query: () => call(factorPaths.lookAtSecondFactor), enabled: isWanted })
export const useDevicesQuery = () =>
  useQuery({ key: ['access', 'devices'], query: () => call(devicePaths.listDevices) })

function useChange<Input, Answer>(mutation: (input: Input) => Promise<Answer>) {
  const cache = useQueryCache()
  return useMutation({ mutation, onSettled: () => cache.invalidateQueries({ key: ['access'] }) })
}

export const useShowSecondFactor = () =>
  useChange((code: string) => call(factorPaths.showSecondFactor, { body: { code } }))
/** A new secret for the app; the answer is kept nowhere but on the page. */
export const useOfferSecondFactor = () => useChange(() => call(factorPaths.offerSecondFactor, { body: {} }))
export const useConfirmSecondFactor = () =>
  useChange((code: string) => call(factorPaths.confirmSecondFactor, { body: { code } }))
export const useRenewRecoveryCodes = () => useChange(() => call(factorPaths.renewRecoveryCodes, { body: {} }))
export const useResetSecondFactor = () =>
  useChange((seatId: SeatId) => call(factorPaths.resetSecondFactor, { params: { seatId }, body: {} }))

export const useEndDevice = () =>
  useChange((sessionId: string | null) =>
    sessionId
      ? call(devicePaths.endDevice, { params: { sessionId }, body: {} })
      : call(devicePaths.endOtherDevices, { body: {} }),
  )
