import { paths } from '../kernel/path.ts'

export const { listDuplicates, tellApart, compareDuplicates, mergeOrganizations } = paths({
  listDuplicates: 'GET /api/duplicates',
  tellApart: 'POST /api/duplicates/tell-apart',
  compareDuplicates: 'GET /api/duplicates/compare',
  mergeOrganizations: 'POST /api/duplicates/merge',
})
