export { default as CategoryChips } from './CategoryChips.vue'
export { default as HelpItemPicker } from './HelpItemPicker.vue'
export { default as HelpItemsPicker } from './HelpItemsPicker.vue'
export { useHelpCategoriesQuery, useHelpNames } from './help-categories.queries.ts'
