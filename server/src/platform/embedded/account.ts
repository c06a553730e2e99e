import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { run, type Account } from './processes.ts'

/**
 * PostgreSQL refuses to run as root: root lends it an unprivileged account.
 * A database that exists keeps the owner it has, because its files answer to nobody else.
 */
export async function chooseAccount(home: string): Promise<Account> {
  if (process.platform === 'win32') return {}
  const me = process.getuid!()
  const cluster = join(home, 'postgres')
  const owner = existsSync(join(home, 'postgres')) ? statSync(cluster) : null
  if (me !== 0) {
    if (owner && owner.uid !== me)
      throw new Error(`${cluster} belongs to user ${owner.uid}, not to you: set another DATA_DIR`)
    return {}
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  for (const name of ['postgres', 'nobody']) {
    const uid = Number((await run('id', ['-u', name])).stdout)
    const gid = Number((await run('id', ['-g', name])).stdout)
    if (uid && gid) return { uid, gid }
  }
  throw new Error(
    'PostgreSQL cannot run as root, and there is neither a "postgres" nor a "nobody" user: set DATABASE_URL',
  )
}

/** Whether that account may enter this folder or run this program; ourselves always may. */
export async function mayReach(account: Account, path: string): Promise<boolean> {
  return account.uid === undefined || (await run('test', ['-x', path], account)).ok
}

/** Whether that account may read this file; ourselves always may. */
export async function mayRead(account: Account, path: string): Promise<boolean> {
  return account.uid === undefined || (await run('test', ['-r', path], account)).ok
}
