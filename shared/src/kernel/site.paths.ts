import { paths } from './path.ts'

export const { showSite, showPageCode } = paths({ showSite: 'GET /api/site', showPageCode: 'GET /api/page-codes' })
