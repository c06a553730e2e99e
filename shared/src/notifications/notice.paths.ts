import { paths } from '../kernel/path.ts'

export const {
  listNotices,
  readNotices,
  listCalls,
  markTold,
  takeBackTold,
  noteNotReached,
  takeBackTry,
  markSent,
  printCalls,
} = paths({
  listNotices: 'GET /api/notices',
  readNotices: 'POST /api/notices/read',
  listCalls: 'GET /api/calls',
  markTold: 'POST /api/calls/:noticeId/told',
  takeBackTold: 'POST /api/calls/:noticeId/take-back',
  noteNotReached: 'POST /api/calls/:noticeId/not-reached',
  takeBackTry: 'POST /api/calls/:noticeId/take-back-try',
  markSent: 'POST /api/calls/sent',
  printCalls: 'GET /api/calls/papers.pdf',
})
