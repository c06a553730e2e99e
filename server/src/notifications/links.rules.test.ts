import { expect, test } from 'vitest'
import { labelOf, links } from './links.rules.ts'

test('the button of a mail names what the reader is asked to do', () => {
  const match = links.match('m')
  expect([
    labelOf(match, 'come'),
    labelOf(match, 'accept'),
    labelOf(match, 'result'),
    labelOf(links.request('r'), 'words'),
    labelOf('/a/secret', 'come'),
    labelOf('/r/secret', 'renewal'),
  ]).toEqual([
    'お返事をする',
    'お願いするかどうか返事をする',
    '当日の様子を報告する',
    '依頼の内容を見て直す',
    'お返事をする',
    'お返事をする',
  ])
})

test('where nothing is asked it names what is to be seen, on every page a notice leads to', () => {
  const paths = Object.values(links).map((path: (id: string) => string) => path('x'))
  expect(paths.map((path) => labelOf(path))).not.toContain('くわしく見る')
})
