/** The map of who may ask whom. A noun may import another noun only if it is listed here, and only through its index.ts. */
const mayAsk = {
  accounts: [],
  districts: [],
  'help-categories': [],
  organizations: ['accounts', 'districts', 'help-categories'],
  'closed-days': ['organizations'],
  'suggestion-settings': [],
  'saved-wishes': ['organizations', 'requests', 'matches'],
  duplicates: ['organizations', 'requests', 'matches', 'exchange-meetings', 'accounts'],
  imports: ['organizations', 'districts', 'help-categories', 'accounts'],
  'paper-codes': ['organizations'],
  requests: ['organizations', 'districts', 'help-categories', 'paper-codes'],
  matches: ['requests', 'organizations', 'closed-days', 'districts', 'help-categories', 'paper-codes'],
  series: ['requests', 'matches', 'organizations', 'paper-codes'],
  consultations: ['organizations', 'requests', 'series', 'help-categories'],
  incidents: ['matches', 'organizations'],
  rosters: ['matches', 'requests'],
  plans: ['matches'],
  renewals: ['organizations', 'paper-codes'],
  enclosures: ['organizations'],
  activities: ['matches', 'requests', 'organizations', 'districts', 'help-categories', 'paper-codes'],
  'exchange-meetings': ['organizations', 'requests', 'matches', 'districts', 'help-categories', 'paper-codes'],
  notifications: [
    'accounts',
    'organizations',
    'districts',
    'requests',
    'matches',
    'activities',
    'exchange-meetings',
    'paper-codes',
    'enclosures',
    'reports',
  ],
  reports: [
    'accounts',
    'organizations',
    'districts',
    'help-categories',
    'requests',
    'matches',
    'activities',
    'exchange-meetings',
  ],
}
const nouns = Object.keys(mayAsk)
const src = (noun) => `^server/src/${noun}/`
const test = '\\.test\\.ts$'
const error = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    // -- packages
    error(
      'shared-stands-alone',
      'shared knows neither server nor web',
      { path: '^shared/' },
      { path: '^(server|web)/' },
    ),
    error(
      'shared-needs-only-zod',
      'shared runs in the browser too',
      { path: '^shared/src', pathNot: test },
      { pathNot: ['^shared/', 'node_modules/zod/'] },
    ),
    error('web-never-server', 'they meet in shared', { path: '^web/' }, { path: '^server/' }),
    error('server-never-web', 'they meet in shared', { path: '^server/' }, { path: '^web/' }),
    // -- server: nouns
    ...nouns.map((noun) =>
      error(
        `${noun}-asks-only-its-list`,
        'see mayAsk above; queries may join any table',
        { path: src(noun), pathNot: [test, '\\.queries\\.ts$'] },
        { path: `^server/src/(${nouns.filter((n) => n !== noun && !mayAsk[noun].includes(n)).join('|')})/` },
      ),
    ),
    error(
      'through-the-door',
      'another noun is asked through its index.ts; queries may read tables; the seed writes a whole city at once',
      { path: '^server/src/([^/]+)/', pathNot: [test, '\\.queries\\.ts$', '^server/src/seed/'] },
      { path: `^server/src/(${nouns.join('|')})/`, pathNot: ['^server/src/$1/', '/index\\.ts$'] },
    ),
    error(
      'queries-read-tables-only',
      'a read model may join tables of other nouns, nothing else of theirs',
      { path: '^server/src/([^/]+)/.+\\.queries\\.ts$' },
      { path: `^server/src/(${nouns.join('|')})/`, pathNot: ['^server/src/$1/', '\\.table\\.ts$'] },
    ),
    error(
      'platform-is-below',
      'plumbing knows no noun',
      { path: '^server/src/platform/' },
      { path: `^server/src/(${nouns.join('|')})/` },
    ),
    // -- server: rooms
    error(
      'rules-are-pure',
      'rules see only shared words',
      { path: '\\.rules\\.ts$' },
      { pathNot: ['^shared/', '\\.rules\\.ts$'] },
    ),
    error(
      'sql-lives-in-stores',
      'only store, queries, table and platform touch drizzle or pg',
      { path: '^server/src', pathNot: ['\\.(store|queries|table)\\.ts$', '^server/src/(platform/|main\\.ts)', test] },
      { path: 'node_modules/(drizzle-orm|pg)/' },
    ),
    error(
      'http-lives-in-routes',
      'only routes, platform and app touch fastify',
      { path: '^server/src', pathNot: ['\\.routes\\.ts$', '^server/src/(platform/|app\\.ts|main\\.ts)', test] },
      { path: 'node_modules/(fastify|@fastify)' },
    ),
    error(
      'routes-write-through-actions',
      'a route asks actions and queries, never the store',
      { path: '\\.routes\\.ts$' },
      { path: '\\.(store|table)\\.ts$' },
    ),
    // -- web
    error(
      'ui-is-dumb',
      'building blocks know no noun, only how words are added',
      { path: '^web/src/ui/' },
      { path: '^web/src/(?!ui/|app/i18n\\.ts)' },
    ),
    error(
      'desk-stays-at-the-desk',
      'the first styles leave these out (ui/styles.css); on any other page they would stand there unstyled',
      { path: '^web/src/', pathNot: ['/Desk[^/]*\\.vue$', '^web/src/(imports/|desk\\.routes\\.ts|App\\.vue)'] },
      { path: ['^web/src/[^/]+/Desk[^/]*\\.vue$', '^web/src/imports/.+\\.vue$'] },
    ),
    error(
      'web-through-the-door',
      'a page borrows data (queries), words (text) or whatever the other noun puts in its index.ts',
      { path: `^web/src/(${nouns.join('|')})/` },
      { path: `^web/src/(${nouns.join('|')})/`, pathNot: ['^web/src/$1/', '\\.(queries|text)\\.ts$', '/index\\.ts$'] },
    ),
    error('no-circles', '', {}, { circular: true }),
    error('no-orphan-imports', '', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    exclude: { path: '\\.d\\.ts$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default'],
      extensions: ['.ts', '.vue', '.js'],
    },
  },
}
