import { paths } from '../kernel/path.ts'

export const { listDuplicates, tellApart } = paths({
  listDuplicates: 'GET /api/duplicates',
  tellApart: 'POST /api/duplicates/tell-apart',
})
