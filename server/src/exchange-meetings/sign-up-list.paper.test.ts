import { expect, test } from 'vitest'
import { readPaper } from '../../test/paper-reading.ts'
import { signUpListPaper, type SignedUp, type SignUpListFacts } from './sign-up-list.paper.ts'

const signedUp = (organization: string, kana: string, more: Partial<SignedUp> = {}): SignedUp => ({
  organization,
  kana,
  heads: 2,
  ...more,
})

const meeting: SignUpListFacts = { meeting: '第2回 交流会', day: '2026-11-23', from: '13:30', to: '16:00', sides: [] }

test('forty sign-ups stand in kana order over several pages, with rows to write in after them', async () => {
  const long = '第十二区中央町北部地区連合自治会防災・福祉・環境美化合同部会'
  const signUps = [
    signedUp('里見自治会', 'さとみ'),
    ...Array.from({ length: 38 }, (_, i) =>
      signedUp(i % 7 ? `後屋${i}丁目自治会` : long, 'うしろや', { contactPerson: '髙﨑 𠮷之助', phone: '0550000012' }),
    ),
    signedUp('朝日自治会', 'あさひ'),
  ]

  const { pages, text, fontSizes } = await readPaper(
    signUpListPaper({ ...meeting, sides: [{ name: '自治会', capacity: 90, signUps, waiting: [] }] }),
  )

  expect(pages).toBeGreaterThan(1)
  expect(pages).toBeLessThanOrEqual(3)
  expect(Math.min(...fontSizes)).toBeGreaterThanOrEqual(12)
  expect(text).toContain('自治会　40団体・80人（定員90人）')
  expect(text.indexOf('朝日自治会')).toBeLessThan(text.indexOf('後屋'))
  expect(text.indexOf('後屋')).toBeLessThan(text.indexOf('里見自治会'))
  expect(text).toMatch(/\n45\n/)
})

test('those who wait come after, in the order they applied and not by name', async () => {
  const waiting = [signedUp('里見自治会', 'さとみ'), signedUp('朝日自治会', 'あさひ')]

  const { text } = await readPaper(signUpListPaper({ ...meeting, sides: [{ name: '自治会', signUps: [], waiting }] }))

  expect(text).toContain('空きを待っている団体')
  expect(text.indexOf('里見自治会')).toBeLessThan(text.indexOf('朝日自治会'))
})

test('each side has its own sheet that names the meeting', async () => {
  const side = (name: string) => ({ name, signUps: [signedUp('朝日', 'あさひ')], waiting: [] })

  const { pages, text } = await readPaper(
    signUpListPaper({ ...meeting, sides: [side('自治会'), side('企業'), side('学生団体')] }),
  )

  expect(pages).toBe(3)
  expect(text.match(/第2回 交流会　令和8年11月23日\(月・祝\)/g)).toHaveLength(2)
})
