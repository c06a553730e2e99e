import { paths } from '../kernel/path.ts'

export const { makeExport, listExports, fetchExport } = paths({
  makeExport: 'POST /api/exports',
  listExports: 'GET /api/exports',
  fetchExport: 'GET /api/exports/:exportId/file',
})
