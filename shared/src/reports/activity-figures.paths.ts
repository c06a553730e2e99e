import { paths } from '../kernel/path.ts'

export const { showActivityFigures } = paths({ showActivityFigures: 'GET /api/activity-figures' })
