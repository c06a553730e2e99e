import { type AddressInfo, createServer } from 'node:net'
import type { Config } from './config.ts'

const tries = 20

/** The port that was asked for, or the next free one; says so when it is not the first choice. */
export async function freePort(
  { port, host }: Pick<Config, 'port' | 'host'>,
  say: (line: string) => void,
): Promise<number> {
  for (let candidate = port; candidate < port + tries; candidate++) {
    const free = await probe(candidate, host)
    if (free === null) continue
    if (port !== 0 && free !== port) say(`Port ${port} is taken: using ${free}. Set PORT to choose another.`)
    return free
  }
  throw new Error(`Ports ${port} to ${port + tries - 1} are all taken: set PORT to a free one`)
}

function probe(port: number, host: string): Promise<number | null> {
  return new Promise((done, fail) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? done(null) : fail(error)))
    server.listen(port, host, () => {
      const { port: found } = server.address() as AddressInfo
      server.close(() => done(found))
    })
  })
}
