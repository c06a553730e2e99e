import type { InvitationId, OrganizationId, SeatId } from '@app/shared'
import type { SeatChange } from '@app/shared/accounts'
import * as seatPaths from '@app/shared/accounts/seat.paths'
import { useMutation, useQueryCache } from '@pinia/colada'
import { call } from '../app/api.ts'

function useChange<Input, Answer>(mutation: (input: Input) => Promise<Answer>) {
  const cache = useQueryCache()
  return useMutation({
    mutation,
    onSettled: async () => {
      await cache.invalidateQueries({ key: ['people'] })
      await cache.invalidateQueries({ key: ['handovers'] })
    },
  })
}

export interface SeatOf {
  organizationId: OrganizationId
  seatId: SeatId
}

export const useEditSeat = () =>
  useChange(({ change, ...params }: SeatOf & { change: SeatChange }) =>
    call(seatPaths.editSeat, { params, body: change }),
  )
export const useRenewAccess = () =>
  useChange(({ email, key, ...params }: SeatOf & { email: string | null; key: string }) =>
    call(seatPaths.renewAccess, { params, body: { email } }, { key }),
  )
export const useWithdrawInvitation = () =>
  useChange((invitationId: InvitationId) => call(seatPaths.withdrawInvitation, { params: { invitationId }, body: {} }))
