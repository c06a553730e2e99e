import type { FastifyInstance } from 'fastify'

/** What a server under measurement tells its parent; it answers each message with the processor time used so far. */
export type Told = { url: string; cookie: string } | { cpu: number }

/** Listens on any free port, tells where, and lives as long as its parent. */
export async function serve(app: FastifyInstance, cookie = ''): Promise<void> {
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  const tell = (told: Told) => process.send?.(told)
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    tell({ cpu: user + system })
  })
  process.on('disconnect', () => process.exit(0))
  tell({ url, cookie })
}
