import { paths } from '../kernel/path.ts'

export const { listHelpCategories, editHelpItem } = paths({
  listHelpCategories: 'GET /api/help-categories',
  editHelpItem: 'PATCH /api/help-categories/items/:itemId',
})
