import { expect, test } from 'vitest'
import { paths } from './paths.ts'

test('every URL of the site', () => {
  const lines = Object.entries(paths).map(([name, path]) => `${name}: ${(path as (id?: string) => string)('1')}`)

  expect(lines.join('\n')).toMatchSnapshot()
})
