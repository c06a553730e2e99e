import { nextTick } from 'vue'
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { admits } from './app/audience.ts'
import { say } from './app/i18n.ts'
import { useSession } from './app/session.ts'
import { paths, pattern } from './paths.ts'
import { page } from './route.ts'

const guide = (path: string, name: string): RouteRecordRaw => ({
  ...page(path, `guide.${name}.title`, () => import('./app/GuidePage.vue')),
  props: { name },
})

/** Everybody. */
const publicRoutes: RouteRecordRaw[] = [
  page(paths.top(), 'app.top.title', () => import('./app/TopPage.vue')),
  page(paths.requests(), 'requests.list.title', () => import('./requests/RequestsPage.vue')),
  page(pattern(paths.request), 'requests.page.title', () => import('./requests/RequestPage.vue')),
  page(pattern(paths.series), 'series.page.title', () => import('./series/SeriesPage.vue')),
  page(paths.supporters(), 'organizations.directory.title', () => import('./organizations/SupportersPage.vue')),
  page(paths.apply(), 'organizations.apply.title', () => import('./organizations/ApplyPage.vue')),
  page(paths.compareSupporters(), 'organizations.compare.title', () => import('./organizations/ComparePage.vue')),
  page(paths.application(), 'organizations.application.title', () => import('./organizations/ApplicationPage.vue')),
  page(pattern(paths.supporter), 'organizations.page.title', () => import('./organizations/SupporterPage.vue')),
  page(paths.meetings(), 'exchange-meetings.title', () => import('./exchange-meetings/MeetingsPage.vue')),
  page(pattern(paths.meeting), 'exchange-meetings.page.title', () => import('./exchange-meetings/MeetingPage.vue')),
  page(paths.activities(), 'activities.title', () => import('./activities/ActivitiesPage.vue')),
  page(pattern(paths.activity), 'activities.page.title', () => import('./activities/ActivityPage.vue')),
  page(paths.openData(), 'open-data.title', () => import('./reports/OpenDataPage.vue')),
  page(paths.signIn(), 'accounts.signIn.title', () => import('./accounts/SignInPage.vue')),
  page(paths.mailLink(), 'accounts.link.title', () => import('./accounts/MailLinkPage.vue')),
  page(paths.invitation(), 'accounts.join.title', () => import('./accounts/JoinPage.vue')),
  page(paths.secondFactor(), 'accounts.factor.title', () => import('./accounts/SecondFactorPage.vue'), {
    audience: 'member',
  }),
  page(paths.setUp(), 'accounts.setUp.title', () => import('./accounts/SetUpPage.vue')),
  guide(paths.askGuide(), 'ask'),
  guide(paths.joinGuide(), 'join'),
  guide(paths.about(), 'about'),
  guide(paths.help(), 'help'),
  guide(paths.accessibility(), 'accessibility'),
  guide(paths.privacy(), 'privacy'),
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
  routes: [...publicRoutes, ...workshopRoutes, notFound],
  scrollBehavior: (to, from, saved) =>
    saved ?? (to.hash ? { el: to.hash } : to.path === from.path ? false : { top: 0 }),
})

/** Pages behind the door weigh on nobody's first load: the router hears of them when somebody first goes there. */
const unheard = new Map<RegExp, () => Promise<RouteRecordRaw[]>>([
  [/^\/desk(\/|$)/, async () => (await import('./desk.routes.ts')).deskRoutes],
  [
    /^\/(my|matches)(\/|$)|^\/requests\/(new|[^/]+\/edit)$|^\/series\/[^/]+\/edit$/,
    async () => (await import('./member.routes.ts')).memberRoutes,
  ],
])
router.beforeEach(async (to) => {
  const area = [...unheard].find(([paths]) => paths.test(to.path))
  if (!area) return true
  const [paths, routes] = area
  for (const route of await routes()) router.addRoute(route)
  unheard.delete(paths)
  return to.fullPath
})

/** Shows the door first where only members may go; the server decides again. */
router.beforeEach(async (to) => {
  const audience = to.meta.audience ?? 'open'
  if (audience === 'open') return true
  const session = useSession()
  await session.load()
  if (!session.me) return paths.signIn(to.fullPath)
  if (session.isHalfIn) return to.path === paths.secondFactor() || paths.secondFactor(to.fullPath)
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
