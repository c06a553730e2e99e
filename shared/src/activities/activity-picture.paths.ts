import { paths } from '../kernel/path.ts'

export const {
  listActivityPictures,
  addActivityPicture,
  removeActivityPicture,
  checkActivityPicture,
  returnActivityPicture,
  lookAtActivityPicture,
  showActivityPicture,
  listPicturesToCheck,
} = paths({
  listActivityPictures: 'GET /api/matches/:matchId/pictures',
  addActivityPicture: 'POST /api/matches/:matchId/pictures',
  removeActivityPicture: 'POST /api/activity-pictures/:activityPictureId/remove',
  checkActivityPicture: 'POST /api/activity-pictures/:activityPictureId/check',
  returnActivityPicture: 'POST /api/activity-pictures/:activityPictureId/return',
  lookAtActivityPicture: 'GET /api/activity-pictures/:activityPictureId/look',
  showActivityPicture: 'GET /api/activity-pictures/:activityPictureId/file',
  listPicturesToCheck: 'GET /api/activity-pictures',
})
