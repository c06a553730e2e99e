import { expect, expectGood, test } from './test.ts'

/** The plan for all open requests: read, one pair kept, made again, sent; and every proposal tells what became of it. */
test('a coordinator makes a plan, keeps a pair, and asks everybody at once', async ({ people }) => {
  test.setTimeout(60_000)
  const desk = await people.as('coordinator')
  await desk.goto('/desk/plan')

  await expect(desk.getByText(/証明済み|件の可能性/)).toBeVisible({ timeout: 20_000 })
  const kept = desk.getByRole('button', { name: /を入れておく$/ }).first()
  await kept.click()
  await expect(kept).toHaveAttribute('aria-pressed', 'true')
  await expectGood(desk)
  await desk.getByRole('region', { name: 'もう一度つくる' }).getByRole('button').click()
  await expect(desk.getByRole('button', { name: /を入れておく$/, pressed: true })).toHaveCount(1, { timeout: 20_000 })

  const boxes = desk.getByRole('checkbox', { name: /の団体に声をかける$/ })
  for (let at = (await boxes.count()) - 1; at > 0; at--) await boxes.nth(at).uncheck()
  await desk.getByRole('button', { name: 'まとめて声をかける' }).click()
  await expectGood(desk)
  // the server hears the first asking, but its answer is lost on the way; meanwhile somebody wants to leave
  let goOn = (): void => undefined
  const held = new Promise<void>((resolve) => (goOn = resolve))
  const askings = '**/api/requests/*/matches'
  await desk.route(askings, async (route) => {
    await route.fetch()
    await held
    await route.fulfill({ status: 503, body: '' })
  })
  const press = desk.getByRole('dialog').getByRole('button', { name: /件を送る$/ })
  await press.click()
  await desk.getByRole('region', { name: '送った結果' }).getByRole('link').first().click()
  await expect(desk.getByRole('dialog', { name: 'まだ送っている途中です' })).toBeVisible()
  goOn()
  await expect(desk.getByRole('dialog')).toBeHidden()
  await expect(desk.getByText('届いたか分かりません', { exact: true })).toHaveCount(1)
  await expectGood(desk)
  await desk.unroute(askings)
  await desk.getByRole('button', { name: /件をもう一度送る$/ }).click()
  await expect(desk.getByText(/件を送りました。$/)).toBeVisible()
  await expect(desk.getByText('送りました', { exact: true }).first()).toBeVisible()
  await expectGood(desk)

  await desk.reload()
  await expect(desk.getByText('もう声をかけた団体：').first()).toBeVisible({ timeout: 20_000 })
})
