import { paths } from '../kernel/path.ts'

export const {
  showSecondFactor,
  lookAtSecondFactor,
  offerSecondFactor,
  confirmSecondFactor,
  renewRecoveryCodes,
  resetSecondFactor,
} = paths({
  showSecondFactor: 'POST /api/session/second-factor',
  lookAtSecondFactor: 'GET /api/me/second-factor',
  offerSecondFactor: 'POST /api/me/second-factor',
  confirmSecondFactor: 'POST /api/me/second-factor/confirm',
  renewRecoveryCodes: 'POST /api/me/second-factor/recovery-codes',
  resetSecondFactor: 'POST /api/staff/:seatId/second-factor/reset',
})
