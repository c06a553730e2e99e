import { createHmac } from 'node:crypto'
import { channel } from 'node:diagnostics_channel'
import { Refusal } from '@app/shared'
import { hash, verify } from '@node-rs/argon2'

const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const most = { running: 2, waiting: 50 }
let running = 0
const waiting: (() => void)[] = []

/** Argon2id is dear on purpose: two at a time, fifty in line, and whoever comes then is asked to come back. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= most.running) {
    if (waiting.length >= most.waiting) throw Object.assign(new Refusal('too-many-tries'), { retryAfter: 5 })
    await new Promise<void>((go) => waiting.push(go))
  } else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

/** The pepper lies outside the database: a stolen dump alone cannot be guessed at. */
const peppered = (password: string, pepper: string): string =>
  createHmac('sha256', pepper).update(password.normalize('NFKC')).digest('base64')

export const hashPassword = (password: string, pepper: string): Promise<string> =>
  inTurn(() => hash(peppered(password, pepper), parameters))

/** Nobody's password, hashed with `parameters` once for all: comparing with it is the work of one guess, no more. */
const nobodys = '$argon2id$v=19$m=19456,t=2,p=1$rHg5hqMGy/RRIN29elq88A$qi4s5UKdmtoso36bzME2h6yxbjPs5bSNoBYzE53idmc'

/** Tells of every comparison what it cost (`$argon2id$v=19$m=…,t=…,p=…`), before it is made. */
export const comparisons = channel('app.password-compared')

/** Does the same work whether or not there is a password to compare with. */
export function isPassword(passwordHash: string | null, password: string, pepper: string): Promise<boolean> {
  return inTurn(async () => {
    const compared = passwordHash ?? nobodys
    comparisons.publish({ cost: compared.split('$').slice(0, 4).join('$') })
    const same = await verify(compared, peppered(password, pepper))
    return same && passwordHash !== null
  })
}
