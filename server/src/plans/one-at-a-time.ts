import { Refusal } from '@app/shared'

/** What can be waited for: the connection of whoever asked. */
interface Asker {
  once(event: 'close', heard: () => void): unknown
}

/**
 * A plan fills one core of the machine, so one is made at a time in this process; whoever comes meanwhile hears it at once
 * and nothing queues up. It is given up when whoever asked goes away, and when the server stops (`close`).
 */
export function oneAtATime() {
  let underWay: AbortController | null = null
  return {
    run: async <T>(asker: Asker, work: (stop: AbortSignal) => Promise<T>): Promise<T> => {
      if (underWay) throw new Refusal('plan-under-way')
      const own = (underWay = new AbortController())
      asker.once('close', () => own.abort())
      try {
        return await work(own.signal)
      } finally {
        underWay = null
      }
    },
    close: () => underWay?.abort(),
  }
}
