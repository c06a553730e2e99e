import type { OrganizationId, RequestId } from '@app/shared'
import { describe, expect, test } from 'vitest'
import { isLeft, type No, type Sending, sendLeft } from './sending.rules.ts'

const offline: No = { status: 0, words: 'つながりませんでした' }
const closed: No = { status: 409, words: 'その日は、この団体が活動できない日です' }
const broken: No = { status: 500, words: 'うまくいきませんでした' }
const signedOut: No = { status: 401, words: '会員ページに入りなおしてください' }
const tooFast: No = { status: 429, words: '回数が多すぎます' }

const askings = (...names: string[]): Sending[] =>
  names.map((name) => ({
    ...{ requestId: name as RequestId, title: `${name}の依頼`, supporterId: name as OrganizationId, name },
    ...{ heads: 2, series: null },
    ...{ key: `key of ${name}`, body: { words: `to ${name}` }, state: 'waiting', why: null },
  }))
const states = (list: Sending[]) => list.map(({ name, state }) => `${name} ${state}`)

/** A server that does each key once and answers the same again; `weather` may keep its answer, or the call, from arriving. */
function server(weather: Record<string, (No | 'answer lost' | null)[]> = {}) {
  const done: string[] = []
  const calls: string[] = []
  const send = async ({ name, key, body }: Sending): Promise<No | null> => {
    calls.push(JSON.stringify({ key, body }))
    const now = weather[name]?.shift() ?? null
    if (now !== null && now !== 'answer lost') return now
    if (!done.includes(key)) done.push(key)
    return now === 'answer lost' ? offline : null
  }
  return { send, done, calls }
}

describe('sending a plan', () => {
  test('a no to one pair shows its reason and stops no other', async () => {
    const list = askings('A', 'B', 'C')
    const { send } = server({ B: [closed] })

    await sendLeft(list, send)

    expect(states(list)).toEqual(['A sent', 'B refused', 'C sent'])
    expect(list[1]!.why).toBe(closed.words)
    expect(list.some(isLeft)).toBe(false)
  })

  test('a line that breaks in the middle: what arrived, what may have, and what was not sent', async () => {
    const list = askings('A', 'B', 'C', 'D')
    const { send, calls } = server({ B: [offline] })

    await sendLeft(list, send)

    expect(states(list)).toEqual(['A sent', 'B unsure', 'C waiting', 'D waiting'])
    expect(list[1]!.why).toBe(offline.words)
    expect(calls).toHaveLength(2)
  })

  test('sending again takes what is left, under the same keys and in the same words: nothing is done twice', async () => {
    const list = askings('A', 'B', 'C')
    const { send, done, calls } = server({ B: ['answer lost'] })
    await sendLeft(list, send)
    expect(states(list)).toEqual(['A sent', 'B unsure', 'C waiting'])

    await sendLeft(list, send)

    expect(states(list)).toEqual(['A sent', 'B sent', 'C sent'])
    expect(list[1]!.why).toBeNull()
    expect(done).toEqual(['key of A', 'key of B', 'key of C'])
    expect(calls[1]).toBe(calls[2])
  })

  test('harm on the other side touches one pair alone; it may have been done', async () => {
    const list = askings('A', 'B')
    await sendLeft(list, server({ A: [broken] }).send)

    expect(states(list)).toEqual(['A unsure', 'B sent'])
  })

  test.each([
    ['signed out', signedOut],
    ['too fast', tooFast],
  ])('%s: nothing was begun, everything waits', async (_name, no) => {
    const list = askings('A', 'B')
    await sendLeft(list, server({ A: [no] }).send)

    expect(states(list)).toEqual(['A waiting', 'B waiting'])
    expect(list[0]!.why).toBe(no.words)
  })

  test('what may have arrived stays so while the second try is not let in', async () => {
    const list = askings('A')
    const { send } = server({ A: ['answer lost', signedOut] })
    await sendLeft(list, send)
    await sendLeft(list, send)

    expect(states(list)).toEqual(['A unsure'])
  })

  test('whoever leaves stops what has not begun', async () => {
    const list = askings('A', 'B', 'C')
    const { send, done } = server()
    await sendLeft(list, send, () => done.length < 1)

    expect(states(list)).toEqual(['A sent', 'B waiting', 'C waiting'])
  })
})
