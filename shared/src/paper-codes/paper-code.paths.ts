import { paths } from '../kernel/path.ts'

export const { showPaperCode, renewPaperCode } = paths({
  showPaperCode: 'GET /api/paper-codes/:code',
  renewPaperCode: 'POST /api/paper-codes/:code/renew',
})
