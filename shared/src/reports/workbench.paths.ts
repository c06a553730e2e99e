import { paths } from '../kernel/path.ts'

export const { showWorkbench, findAnything, showHighlights } = paths({
  showWorkbench: 'GET /api/workbench',
  findAnything: 'GET /api/search',
  showHighlights: 'GET /api/highlights',
})
