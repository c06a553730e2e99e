import type { RouteRecordRaw } from 'vue-router'
import { paths, pattern } from './paths.ts'
import { member } from './route.ts'

/** Table of contents for associations and supporters, once they are in. */
export const memberRoutes: RouteRecordRaw[] = [
  member(paths.newRequest(), 'requests.new.title', () => import('./requests/RequestNewPage.vue'), ['association']),
  member(pattern(paths.editRequest), 'requests.edit.title', () => import('./requests/RequestEditPage.vue'), [
    'association',
    'coordinator',
    'admin',
  ]),
  member(
    pattern(paths.editSeries),
    'requests.seriesEdit.title',
    () => import('./requests/series-edit/SeriesEditPage.vue'),
    ['association', 'coordinator', 'admin'],
  ),
  member(paths.my(), 'accounts.my.title', () => import('./accounts/MyPage.vue')),
  member(paths.myOrganization(), 'organizations.mine.title', () => import('./organizations/MyOrganizationPage.vue')),
  member(paths.myPeople(), 'accounts.people.title', () => import('./accounts/PeoplePage.vue')),
  member(paths.myHandover(), 'accounts.handover.title', () => import('./accounts/HandoverPage.vue'), ['association']),
  member(paths.myDistrict(), 'organizations.district.title', () => import('./organizations/DistrictPage.vue'), [
    'association',
  ]),
  member(paths.myAccess(), 'accounts.access.title', () => import('./accounts/MyAccessPage.vue')),
  member(paths.myNotices(), 'notifications.title', () => import('./notifications/NoticesPage.vue')),
  member(paths.myReceiving(), 'notifications.receiving.title', () => import('./notifications/ReceivingPage.vue')),
  member(pattern(paths.match), 'matches.page.title', () => import('./matches/MatchPage.vue')),
  member(pattern(paths.matchSheet), 'matches.sheet.title', () => import('./matches/MatchSheetPage.vue')),
  member(pattern(paths.story), 'activities.story.page', () => import('./activities/StoryPage.vue'), [
    'association',
    'supporter',
  ]),
  member(
    pattern(paths.participation),
    'activities.participation.title',
    () => import('./activities/ParticipationPage.vue'),
    ['supporter', 'coordinator', 'admin'],
  ),
]
