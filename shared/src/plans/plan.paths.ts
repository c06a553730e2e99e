import { paths } from '../kernel/path.ts'

export const { planBoard } = paths({
  planBoard: 'POST /api/plans',
})
