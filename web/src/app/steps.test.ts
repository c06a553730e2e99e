import { afterAll, describe, expect, test, vi } from 'vitest'
import { createApp } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { useSteps } from './steps.ts'

afterAll(() => void vi.unstubAllGlobals())

describe('a form of several pages', () => {
  test('leads to the page the server refused, and keeps the words the server said', async () => {
    const errors: Record<string, string> = { day: '過ぎた日は選べません' }
    const form = {
      errors,
      idOf: (field: string) => `f-${field}`,
      leave: () => undefined,
      // Here nothing is wrong with the day: only the server knows what day it is.
      check: () => Promise.resolve(delete errors['day']),
    }
    const steps = await mounted(() => useSteps(form, [(field) => field === 'title', (field) => field === 'day']))

    await steps.goToFirstGap()

    expect(steps.current.value).toBe(2)
    expect(steps.summary.value).toEqual([{ id: 'f-day', field: 'day', text: '過ぎた日は選べません' }])
  })
})

async function mounted<T>(use: () => T): Promise<T> {
  const component = { render: () => null }
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component }] })
  const app = createApp(component).use(router)
  await router.push('/')
  vi.stubGlobal('document', { querySelector: () => null })
  vi.stubGlobal('scrollTo', () => undefined)
  return app.runWithContext(use)
}
