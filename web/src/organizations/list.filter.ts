import { useRoute, useRouter } from 'vue-router'

/** Filters of a list, kept in the URL. */
export function useListFilter() {
  const route = useRoute()
  const router = useRouter()
  const one = (name: string): string => [route.query[name]].flat()[0] ?? ''
  const choose = (change: Record<string, string | number | null | undefined>) => {
    const chosen = Object.entries({ ...route.query, ...change }).filter(([, value]) => value)
    return router.replace({ query: Object.fromEntries(chosen.map(([name, value]) => [name, String(value)])) })
  }
  return { one, choose }
}
