import { paths } from '../kernel/path.ts'

export const { listRenewals, showRenewal, askRenewal, answerRenewal } = paths({
  listRenewals: 'GET /api/renewals',
  showRenewal: 'GET /api/supporters/:organizationId/renewal',
  askRenewal: 'POST /api/supporters/:organizationId/renewal',
  answerRenewal: 'POST /api/supporters/:organizationId/renewal/answer',
})
