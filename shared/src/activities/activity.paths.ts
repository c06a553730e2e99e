import { paths } from '../kernel/path.ts'

export const { listActivities, showActivity } = paths({
  listActivities: 'GET /api/activities',
  showActivity: 'GET /api/activities/:activityId',
})
