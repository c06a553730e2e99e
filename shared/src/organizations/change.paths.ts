import { paths } from '../kernel/path.ts'

export const { listProfileFields, editProfileField, acceptChange, returnChange, takeBackChange } = paths({
  listProfileFields: 'GET /api/profile-fields',
  editProfileField: 'PATCH /api/profile-fields/:field',
  acceptChange: 'POST /api/supporters/:organizationId/waiting-change/accept',
  returnChange: 'POST /api/supporters/:organizationId/waiting-change/return',
  takeBackChange: 'POST /api/supporters/:organizationId/waiting-change/take-back',
})
