export { moveRequest } from './move-request.ts'
export { associationLabelOf, insuranceNeeded } from './requests.rules.ts'
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
