import { paths } from '../kernel/path.ts'

export const { listNotices, readNotices, listCalls, markTold } = paths({
  listNotices: 'GET /api/notices',
  readNotices: 'POST /api/notices/read',
  listCalls: 'GET /api/calls',
  markTold: 'POST /api/calls/:noticeId/told',
})
