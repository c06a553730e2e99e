import { paths } from './path.ts'

export const { showSite } = paths({ showSite: 'GET /api/site' })
