import { paths } from '../kernel/path.ts'

export const { listActivities, showActivity, editActivity, publishActivity, unpublishActivity } = paths({
  listActivities: 'GET /api/activities',
  showActivity: 'GET /api/activities/:activityId',
  editActivity: 'PATCH /api/activities/:activityId',
  publishActivity: 'POST /api/activities/:activityId/publish',
  unpublishActivity: 'POST /api/activities/:activityId/unpublish',
})
