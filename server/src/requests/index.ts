export { copyOfRequest } from './copy-request.queries.ts'
export { type Check, noteCheck, requireInsurance } from './check-insurance.ts'
export { changeRequest } from './edit-request.ts'
export { goAhead } from './go-ahead.ts'
export { enterRequest, whoAsks } from './post-request.ts'
export { moveRequest } from './move-request.ts'
export { requestOnPaper } from './request-on-paper.ts'
export { requestSeen } from './request-seen.queries.ts'
export { sessionInputs } from './session-inputs.queries.ts'
export { sessionsSeen } from './sessions-seen.queries.ts'
export { insuranceNeeded } from './requests.rules.ts'
export { takeNewDays } from './resume-request.ts'
export { requestsRoutes } from './requests.routes.ts'
export { requestsFor } from './requests.queries.ts'
export {
  agreeHeads,
  daysOf,
  dropAgreedHeads,
  holdHeads,
  lockRequest,
  lockSessions,
  privateOf,
  releaseHeads,
  requestById,
  type RequestRow,
} from './requests.store.ts'
