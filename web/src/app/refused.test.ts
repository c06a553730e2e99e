import { expect, test } from 'vitest'
import { ProblemError } from './api.ts'
import { isDone, shownAbove } from './refused.ts'

const refusal = new ProblemError({
  type: 'about:blank',
  code: 'version-stale',
  status: 409,
  title: '先に直されています',
})
const bug = new TypeError('undefined is not a function')

test('a refused act is not done, and nobody is left holding its promise', async () => {
  expect(await isDone(Promise.reject(refusal))).toBe(false)
  expect(await Promise.reject(refusal).catch(shownAbove)).toBeUndefined()
})

test('an act that answers nothing is done all the same', async () => {
  expect(await isDone(Promise.resolve(undefined))).toBe(true)
})

test('a bug is no answer and goes on', async () => {
  await expect(isDone(Promise.reject(bug))).rejects.toBe(bug)
  await expect(Promise.reject(bug).catch(shownAbove)).rejects.toBe(bug)
})
