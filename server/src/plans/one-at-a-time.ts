import { Refusal } from '@app/shared'

/**
 * A plan fills one core of the machine, so one is made at a time in this process; whoever comes meanwhile hears it at once
 * and nothing queues up. `close` ends the one under way.
 */
export function oneAtATime() {
  let underWay: AbortController | null = null
  return {
    run: async <T>(work: (stop: AbortSignal) => Promise<T>): Promise<T> => {
      if (underWay) throw new Refusal('plan-under-way')
      const own = (underWay = new AbortController())
      try {
        return await work(own.signal)
      } finally {
        underWay = null
      }
    },
    close: () => underWay?.abort(),
  }
}
