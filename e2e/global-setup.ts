import { startServer } from './server.ts'

/** One demo server for all walks, unless BASE_URL names one that runs already. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  process.env.DEMO_PASSWORD ??= 'atsukatsu-e2e-password'
  if (process.env.BASE_URL) return undefined
  const { url, said, stop } = await startServer({ DEMO: '1', DEMO_PASSWORD: process.env.DEMO_PASSWORD })
  process.env.BASE_URL = url
  return async () => {
    await stop()
    const warnings = said().split('\n').filter(isWarning)
    if (warnings.length > 0) console.log(['\nWhat the server complained of:', ...warnings.slice(0, 50)].join('\n'))
  }
}

/** Everything but what it tells of its own accord: a walk that is red for a reason of the server's finds it here. */
const isWarning = (line: string) => /"level":(40|50|60)/.test(line) || /error/i.test(line)
