import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Answer {
  status: number
  json?: unknown
  headers?: Record<string, string>
}

/** A real HTTP server on a free port of this machine, for a stand-in of somebody else's. */
export async function listening(
  respond: (request: IncomingMessage, body: string, raw: Buffer) => Answer | 'cut' | Promise<Answer | 'cut'>,
) {
  const server = createServer((request, reply) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', async () => {
      const raw = Buffer.concat(parts)
      const answer = await respond(request, raw.toString('utf8'), raw)
      // the line breaks before a word is said
      if (answer === 'cut') return void request.socket.destroy()
      const { status, json, headers } = answer
      reply.writeHead(status, { 'content-type': 'application/json', ...headers })
      reply.end(json === undefined ? '' : JSON.stringify(json))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}
