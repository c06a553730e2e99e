import { type Component, nextTick } from 'vue'
import {
  createRouter,
  createWebHistory,
  type RouteMeta,
  type RouteRecordRaw,
  type RouteRecordSingleView,
} from 'vue-router'
import { admits, type Audience } from './app/audience.ts'
import { say } from './app/i18n.ts'
import { useSession } from './app/session.ts'
import { paths, pattern } from './paths.ts'

type Page = () => Promise<unknown>
const page = (
  path: string,
  title: string,
  component: Page,
  meta: Omit<RouteMeta, 'title'> = {},
): RouteRecordSingleView => ({
  path,
  component: component as () => Promise<Component>,
  meta: { ...meta, title },
})
const member = (path: string, title: string, component: Page, audience: Audience = 'member') =>
  page(path, title, component, { audience, layout: 'member' })
const desk = (path: string, title: string, component: Page) =>
  page(path, title, component, { audience: 'staff', layout: 'desk' })
const guide = (path: string, name: string): RouteRecordRaw => ({
  ...page(path, `guide.${name}.title`, () => import('./app/GuidePage.vue')),
  props: { name },
})

/** Everybody. */
const publicRoutes: RouteRecordRaw[] = [
  page(paths.top(), 'app.top.title', () => import('./app/TopPage.vue')),
  page(paths.requests(), 'requests.list.title', () => import('./requests/RequestsPage.vue')),
  page(pattern(paths.request), 'requests.page.title', () => import('./requests/RequestPage.vue')),
  page(paths.supporters(), 'organizations.directory.title', () => import('./organizations/SupportersPage.vue')),
  page(paths.apply(), 'organizations.apply.title', () => import('./organizations/ApplyPage.vue')),
  page(paths.application(), 'organizations.application.title', () => import('./organizations/ApplicationPage.vue')),
  page(pattern(paths.supporter), 'organizations.page.title', () => import('./organizations/SupporterPage.vue')),
  page(paths.meetings(), 'exchange-meetings.title', () => import('./exchange-meetings/MeetingsPage.vue')),
  page(pattern(paths.meeting), 'exchange-meetings.page.title', () => import('./exchange-meetings/MeetingPage.vue')),
  page(paths.activities(), 'activities.title', () => import('./activities/ActivitiesPage.vue')),
  page(pattern(paths.activity), 'activities.page.title', () => import('./activities/ActivityPage.vue')),
  page(paths.signIn(), 'accounts.signIn.title', () => import('./accounts/SignInPage.vue')),
  page(paths.mailLink(), 'accounts.link.title', () => import('./accounts/MailLinkPage.vue')),
  page(paths.invitation(), 'accounts.join.title', () => import('./accounts/JoinPage.vue')),
  page(paths.setUp(), 'accounts.setUp.title', () => import('./accounts/SetUpPage.vue')),
  guide(paths.askGuide(), 'ask'),
  guide(paths.joinGuide(), 'join'),
  guide(paths.about(), 'about'),
  guide(paths.help(), 'help'),
  guide(paths.accessibility(), 'accessibility'),
  guide(paths.privacy(), 'privacy'),
]

/** Associations and supporters, once they are in. */
const memberRoutes: RouteRecordRaw[] = [
  member(paths.newRequest(), 'requests.new.title', () => import('./requests/RequestNewPage.vue'), ['association']),
  member(pattern(paths.editRequest), 'requests.edit.title', () => import('./requests/RequestEditPage.vue'), [
    'association',
    'coordinator',
    'admin',
  ]),
  member(paths.my(), 'accounts.my.title', () => import('./accounts/MyPage.vue')),
  member(paths.myOrganization(), 'organizations.mine.title', () => import('./organizations/MyOrganizationPage.vue')),
  member(paths.myPeople(), 'accounts.people.title', () => import('./accounts/PeoplePage.vue')),
  member(paths.myNotices(), 'notifications.title', () => import('./notifications/NoticesPage.vue')),
  member(pattern(paths.match), 'matches.page.title', () => import('./matches/MatchPage.vue')),
  member(pattern(paths.matchSheet), 'matches.sheet.title', () => import('./matches/MatchSheetPage.vue')),
]

/** The centre's desk. */
const deskRoutes: RouteRecordRaw[] = [
  desk(paths.desk(), 'reports.desk.title', () => import('./reports/DeskPage.vue')),
  desk(paths.deskSearch(), 'reports.search.title', () => import('./reports/DeskSearchPage.vue')),
  desk(paths.deskCalls(), 'notifications.calls.title', () => import('./notifications/DeskCallsPage.vue')),
  desk(paths.deskNotices(), 'notifications.title', () => import('./notifications/NoticesPage.vue')),
  desk(paths.deskRequests(), 'requests.desk.title', () => import('./requests/DeskRequestsPage.vue')),
  desk(paths.deskNewRequest(), 'requests.desk.newTitle', () => import('./requests/DeskNewRequestPage.vue')),
  desk(pattern(paths.deskRequest), 'requests.page.title', () => import('./requests/DeskRequestPage.vue')),
  desk(paths.deskRegistrations(), 'organizations.queue.title', () => import('./organizations/RegistrationsPage.vue')),
  desk(
    pattern(paths.deskRegistration),
    'organizations.review.title',
    () => import('./organizations/RegistrationPage.vue'),
  ),
  desk(
    paths.deskSupporters(),
    'organizations.deskSupporters.title',
    () => import('./organizations/DeskSupportersPage.vue'),
  ),
  desk(paths.deskNewSupporter(), 'organizations.deskNew.title', () => import('./organizations/NewSupporterPage.vue')),
  desk(
    paths.deskAssociations(),
    'organizations.deskAssociations.title',
    () => import('./organizations/DeskAssociationsPage.vue'),
  ),
  desk(
    paths.deskNewAssociation(),
    'organizations.association.newTitle',
    () => import('./organizations/NewAssociationPage.vue'),
  ),
  desk(
    pattern(paths.deskAssociation),
    'organizations.association.title',
    () => import('./organizations/DeskAssociationPage.vue'),
  ),
  desk(paths.deskMaster(), 'districts.master.title', () => import('./districts/MasterPage.vue')),
  desk(paths.deskImports(), 'imports.title', () => import('./imports/DeskImportsPage.vue')),
  desk(pattern(paths.deskImport), 'imports.title', () => import('./imports/DeskImportPage.vue')),
  desk(paths.deskMeetings(), 'exchange-meetings.title', () => import('./exchange-meetings/DeskMeetingsPage.vue')),
  desk(
    paths.deskNewMeeting(),
    'exchange-meetings.desk.newTitle',
    () => import('./exchange-meetings/DeskNewMeetingPage.vue'),
  ),
  desk(
    pattern(paths.deskMeeting),
    'exchange-meetings.page.title',
    () => import('./exchange-meetings/DeskMeetingPage.vue'),
  ),
  desk(paths.deskPeople(), 'accounts.people.titleStaff', () => import('./accounts/PeoplePage.vue')),
  desk(paths.deskActivities(), 'activities.title', () => import('./activities/DeskActivitiesPage.vue')),
  desk(pattern(paths.deskActivity), 'activities.desk.page', () => import('./activities/DeskActivityPage.vue')),
]

/** For us: every building block in every state. */
const workshopRoutes: RouteRecordRaw[] = import.meta.env.DEV
  ? (['public', 'member', 'desk'] as const).map((layout) => ({
      path: `/_kit/${layout}`,
      alias: layout === 'public' ? '/_kit' : [],
      component: () => import('./app/KitPage.vue'),
      meta: { title: 'app.name', layout },
    }))
  : []

const notFound: RouteRecordRaw = {
  path: '/:rest(.*)*',
  component: () => import('./app/NotFoundPage.vue'),
  meta: { title: 'app.notFound.title' },
}

/** Table of contents: every page on one screen. Each page is a chunk of its own. */
export const router = createRouter({
  history: createWebHistory(),
  routes: [...publicRoutes, ...memberRoutes, ...deskRoutes, ...workshopRoutes, notFound],
  scrollBehavior: (to, from, saved) =>
    saved ?? (to.hash ? { el: to.hash } : to.path === from.path ? false : { top: 0 }),
})

/** Shows the door first where only members may go; the server decides again. */
router.beforeEach(async (to) => {
  const audience = to.meta.audience ?? 'open'
  if (audience === 'open') return true
  const session = useSession()
  await session.load()
  if (!session.me) return paths.signIn(to.fullPath)
  return admits(audience, session.role) || paths.top()
})

router.afterEach((to, from, failure) => {
  if (failure) return
  document.title = to.path === paths.top() ? say('app.name') : say('app.titled', { page: say(to.meta.title) })
  if (from.matched.length && to.path !== from.path) void nextTick(focusHeading)
})

/** After a page change the reading place is the new page's heading. */
function focusHeading(tries = 20): void {
  const heading = document.querySelector<HTMLElement>('main h1')
  if (heading) heading.focus({ preventScroll: true })
  else if (tries) requestAnimationFrame(() => focusHeading(tries - 1))
}
