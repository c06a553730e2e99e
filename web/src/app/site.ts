import { defineQueryOptions, useQuery } from '@pinia/colada'
import { ask } from './api.ts'

/** What the server tells everybody about itself. */
export interface Site {
  name: string
  demo: boolean
  mailCatcher: boolean
  centreName: string
  centrePhone: string
}

const siteQuery = defineQueryOptions({
  key: ['site'],
  query: () => ask({ method: 'GET', path: '/api/site' }) as Promise<Site>,
  staleTime: 60 * 60 * 1000,
})

export const useSiteQuery = () => useQuery(siteQuery)
