import { expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenNoticesIn } from '../../test/given-notices.ts'
import { settle } from '../../test/settle.ts'
import { gatherDigests } from './channels/gather-digests.ts'
import { receivingWishesTable } from './receiving/receiving.table.ts'

const demo = await buildTestApp({ env: { DEMO: '1' } })
const real = await buildTestApp({ env: { DEMO: '0' } })

async function someMail(t: typeof demo) {
  const given = givenNoticesIn(t)
  const requestId = await given.request(await given.association(), { title: '<i>祭り</i>' })
  await given.happened({ type: 'request.opened', requestId })
  const [mail] = await settle(t)
  return /<(.+)@/.exec(mail!.messageId)![1]!
}

test('the demo shows its mails, with the link to press, as letters and not as a page', async () => {
  const id = await someMail(demo)

  const list = await demo.app.inject('/dev/mail')
  const page = await demo.app.inject(`/dev/mail/${id}`)

  expect(list.body).toContain(`href="/dev/mail/${id}"`)
  expect(page.body).toMatch(/<a href="\/requests\/[0-9a-f-]{36}">http:\/\/localhost\/requests/)
  expect(list.body + page.body).not.toMatch(/<i>|<script|style="/)
  expect((await demo.app.inject('/dev/mail.css')).headers['content-type']).toContain('text/css')
})

test('outside the demo it does not exist', async () => {
  const id = await someMail(real)

  const answers = await Promise.all(
    ['/dev/mail', `/dev/mail/${id}`, '/dev/mail.css'].map((url) => real.app.inject(url)),
  )

  expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404])
})

test('what waits for a digest is shown as the one mail it will be, with its time', async () => {
  demo.travel('2026-11-25T12:00:00+09:00')
  const given = givenNoticesIn(demo)
  const id = await given.association('白樺自治会', { email: null })
  const { accountId } = await demo.given.account('association', id, { email: 'digest@example.jp' })
  await demo.db.insert(receivingWishesTable).values({
    ...{ accountId, mail: true, digest: 'daily', quietFrom: 20, quietTo: 8, updatedAt: demo.clock() },
  })
  for (const title of ['一つ目の依頼', '二つ目の依頼'])
    await given.happened({ type: 'request.opened', requestId: await given.request(id, { title }) })
  await settle(demo)
  const boxed = async () => {
    const { body } = await demo.app.inject('/dev/mail')
    return body.split('<li>').filter((line) => line.includes('digest@example.jp'))
  }
  const before = await boxed()
  const page = await demo.app.inject(/\/dev\/mail\/[0-9a-f-]{36}/.exec(before[0]!)![0])

  expect(before).toHaveLength(1)
  expect(before[0]).toContain('お知らせ 2件（まとめてお届け）')
  expect(before[0]).toContain('11月26日(木) 8:00に送ります')
  for (const title of ['一つ目の依頼', '二つ目の依頼']) expect(page.body).toContain(title)

  demo.travel('2026-11-26T08:00:00+09:00')
  await gatherDigests(demo.systemContext())
  await settle(demo)

  const after = await boxed()
  expect(after).toHaveLength(1)
  expect(after[0]).toContain('お知らせ 2件（まとめてお届け）')
  expect(after[0]).not.toContain('に送ります')
})
