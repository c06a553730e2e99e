import { expect, test } from 'vitest'
import { useReplacing } from './replacing.ts'
import { addDay, blankRequest } from './request.form.ts'

const aBlankDay = () => {
  const draft = blankRequest()
  addDay(draft)
  return draft.days
}
const tried = (known: Parameters<typeof blankRequest>[0]) => {
  let times = 0
  const replacing = useReplacing(blankRequest(known))
  const work = () => Promise.resolve(void times++)
  return { replacing, ask: () => replacing.replace(work), times: () => times }
}

test('an untouched form is filled at once, also with the blank day that a choice brings', async () => {
  for (const known of [{}, { whenKind: 'unsettled' as const }, { days: aBlankDay() }]) {
    const { ask, times, replacing } = tried(known)
    await ask()
    expect(times()).toBe(1)
    expect(replacing.isAsking.value).toBe(false)
  }
})

test('what was written is replaced only after a yes, and once', async () => {
  for (const known of [{ description: '草が伸びています' }, { title: '草取り' }, { place: '公園' }]) {
    const { ask, times, replacing } = tried(known)
    await ask()
    expect([times(), replacing.isAsking.value]).toEqual([0, true])
    await replacing.agree()
    await replacing.agree()
    expect([times(), replacing.isAsking.value]).toEqual([1, false])
  }
})

test('a no leaves everything as it was written', async () => {
  const { ask, times, replacing } = tried({ description: '草が伸びています' })
  await ask()
  replacing.isAsking.value = false
  await replacing.agree()
  expect(times()).toBe(0)
})
