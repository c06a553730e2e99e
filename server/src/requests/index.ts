export { requireInsurance } from './check-insurance.ts'
export { goAhead } from './go-ahead.ts'
export { enterRequest } from './post-request.ts'
export { moveRequest } from './move-request.ts'
export { requestOnPaper } from './request-on-paper.ts'
export { requestSeen } from './request-seen.queries.ts'
export { insuranceNeeded } from './requests.rules.ts'
export { requestsRoutes } from './requests.routes.ts'
export {
  agreeHeads,
  daysOf,
  dropAgreedHeads,
  holdHeads,
  lockRequest,
  privateOf,
  releaseHeads,
  requestById,
  type RequestRow,
} from './requests.store.ts'
