import { paths } from '../kernel/path.ts'

export const { showOpenData, downloadOpenData } = paths({
  showOpenData: 'GET /api/open-data',
  downloadOpenData: 'GET /api/open-data/:file',
})
