import { expect, test } from 'vitest'
import { buildTestApp } from '../../test/build-test-app.ts'
import { givenNoticesIn } from '../../test/given-notices.ts'
import { settle } from '../../test/settle.ts'

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
