import { paths } from '../kernel/path.ts'

export const {
  listImports,
  uploadLedger,
  showImport,
  listImportRows,
  correctColumns,
  decideRow,
  decideNews,
  confirmImport,
  discardImport,
  listLeftovers,
} = paths({
  listImports: 'GET /api/imports',
  uploadLedger: 'POST /api/imports',
  showImport: 'GET /api/imports/:importId',
  listImportRows: 'GET /api/imports/:importId/rows',
  correctColumns: 'POST /api/imports/:importId/columns',
  decideRow: 'POST /api/imports/:importId/rows/:rowNo/decide',
  decideNews: 'POST /api/imports/:importId/news/decide',
  confirmImport: 'POST /api/imports/:importId/confirm',
  discardImport: 'POST /api/imports/:importId/discard',
  listLeftovers: 'GET /api/imports/:importId/leftovers',
})
