export { requireInsurance } from './check-insurance.ts'
export { moveRequest } from './move-request.ts'
export { requestSeen } from './request-seen.queries.ts'
export { associationLabelOf, insuranceNeeded } from './requests.rules.ts'
export { requestsRoutes } from './requests.routes.ts'
export {
  agreeHeads,
  daysOf,
  dropAgreedHeads,
  holdHeads,
  insertRequest,
  lockRequest,
  privateOf,
  releaseHeads,
  replaceDays,
  requestById,
  type RequestRow,
  saveRequest,
} from './requests.store.ts'
