import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { newSecret } from './secrets.ts'

const kept = z.object({ jwtSecret: z.string().min(32), pepper: z.string().min(32), demoPassword: z.string().min(1) })
export type KeptSecrets = z.infer<typeof kept>

const words = 'asa hana kaze kawa kumo mado matsuri mori natsu niwa sakura sora tori tsuki yama yuki'.split(' ')

/** The secrets of a trial: made at the first start and kept beside its database, so that sessions survive a restart. */
export function trialSecrets(dataDir: string, demoPassword: string | null): KeptSecrets {
  const file = join(dataDir, 'secrets.json')
  if (existsSync(file)) return kept.parse(JSON.parse(readFileSync(file, 'utf8')))
  const made = { jwtSecret: newSecret(), pepper: newSecret(), demoPassword: demoPassword ?? newDemoPassword() }
  if (!existsSync(dataDir)) {
    mkdirSync(dataDir, { recursive: true })
    if (process.platform !== 'win32') chmodSync(dataDir, 0o711)
  }
  writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 })
  return made
}

/** Long enough for the rules, easy to type from the screen. */
function newDemoPassword(): string {
  const bytes = Buffer.from(newSecret(), 'base64url')
  const drawn = [...bytes.subarray(0, 5)].map((byte) => words[byte % words.length])
  return `${drawn.join('-')}-${bytes.readUInt16BE(8) % 1000}`
}
