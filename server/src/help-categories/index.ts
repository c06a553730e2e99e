/** What other nouns may ask of help categories. */
export { helpCategoriesRoutes } from './help-categories.routes.ts'
export { loadHelpCategories } from './load-help-categories.ts'
