import { startServer } from './server.ts'

/** One demo server for all walks, unless BASE_URL names one that runs already. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  process.env.DEMO_PASSWORD ??= 'atsukatsu-e2e-password'
  if (process.env.BASE_URL) return undefined
  const { url, stop } = await startServer({ DEMO: '1', DEMO_PASSWORD: process.env.DEMO_PASSWORD })
  process.env.BASE_URL = url
  return stop
}
