import { expect, test } from 'vitest'
import { hashPassword, isPassword } from './hashing.ts'

test('fifty stand in line for the dear comparison, whoever comes then hears at once to come back, and the line clears', async () => {
  const pepper = 'pepper of the tests, 32 bytes or more'
  const answers: string[] = []
  const guess = () =>
    hashPassword('a quiet morning', pepper).then(
      () => answers.push('answered'),
      (error: { code?: string; retryAfter?: number }) => answers.push(`${error.code} ${error.retryAfter}`),
    )

  await Promise.all(Array.from({ length: 60 }, guess))

  // those who are too many hear before anybody is answered
  expect(answers.slice(0, 8)).toEqual(Array(8).fill('too-many-tries 5'))
  expect(answers.slice(8)).toEqual(Array(52).fill('answered'))
  expect(await isPassword(await hashPassword('a quiet morning', pepper), 'a quiet morning', pepper)).toBe(true)
}, 30_000)
