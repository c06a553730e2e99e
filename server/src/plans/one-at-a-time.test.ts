import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { oneAtATime } from './one-at-a-time.ts'

/** Work that goes on until it is stopped. */
const untilStopped = (stop: AbortSignal) =>
  new Promise<string>((resolve) => stop.addEventListener('abort', () => resolve('stopped')))

test('whoever comes while another thinks hears it at once, and may come again afterwards', async () => {
  const plans = oneAtATime()
  const first = new EventEmitter()

  const thinking = plans.run(first, untilStopped)
  await expect(plans.run(new EventEmitter(), untilStopped)).rejects.toMatchObject({ code: 'plan-under-way' })
  first.emit('close')

  expect(await thinking).toBe('stopped')
  expect(await plans.run(new EventEmitter(), async () => 'thought')).toBe('thought')
})

test('a plan that fails makes room too', async () => {
  const plans = oneAtATime()

  await expect(plans.run(new EventEmitter(), () => Promise.reject(new Error('a fault')))).rejects.toThrow('a fault')

  expect(await plans.run(new EventEmitter(), async () => 'thought')).toBe('thought')
})

test('a server that stops ends the one under way', async () => {
  const plans = oneAtATime()
  const thinking = plans.run(new EventEmitter(), untilStopped)

  plans.close()

  expect(await thinking).toBe('stopped')
})
