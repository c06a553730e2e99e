const web = '/web/src/'
const fieldsAndDialogs = 'ui/(\\w*Field|\\w*Error|\\w*Dialog|Checkbox|Radio|Text|Draft|Step|choice|field)'
const wordsAndQuestions = 'locales/|words\\.ts|[\\w.-]+\\.(?:queries|text|tone|facts|filter)\\.ts'
const nounOf = new RegExp(`${web}([a-z-]+)/(?:${wordsAndQuestions})`)
const apart = { includeDependenciesRecursively: false }

/**
 * Few files instead of fifty small ones for one page: on a slow line every file costs a wait, and the first load names
 * them all. Libraries stand apart from our own first code because they change seldom; then what all forms share, the
 * other building blocks, the API's addresses, and for each noun its words and questions to the server.
 */
export const chunks = [
  { name: 'libraries', tags: ['$initial' as const], test: /node_modules/, priority: 4 },
  { name: 'start', tags: ['$initial' as const], priority: 3 },
  { name: 'form', test: new RegExp(`${web}(?:app/(?:form|drafts)|${fieldsAndDialogs})`), priority: 2, ...apart },
  { name: 'blocks', test: new RegExp(`${web}ui/.+\\.(?:vue|ts|json)(?:\\?|$)`), priority: 1, ...apart },
  { name: 'paths', test: /\/shared\/src\/.+\.(?:paths|lifecycle)\.ts$/, priority: 1, ...apart },
  { name: (id: string) => nounOf.exec(id)?.[1] ?? null, minShareCount: 2, ...apart },
]
