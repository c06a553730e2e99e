import { paths } from '../kernel/path.ts'

export const {
  listMyStories,
  showStory,
  editStory,
  draftStory,
  askForStory,
  answerStory,
  publishStory,
  withdrawStory,
} = paths({
  listMyStories: 'GET /api/stories',
  showStory: 'GET /api/activities/:activityId/story',
  editStory: 'PUT /api/activities/:activityId/story',
  draftStory: 'POST /api/activities/:activityId/draft',
  askForStory: 'POST /api/activities/:activityId/ask',
  answerStory: 'POST /api/activities/:activityId/answers',
  publishStory: 'POST /api/activities/:activityId/publish',
  withdrawStory: 'POST /api/activities/:activityId/withdraw',
})
