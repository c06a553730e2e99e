import { expect, expectGood, test } from './test.ts'

/** 順番に声をかける: the first few hear, the others wait, and the coordinator may stop it. */
test('the centre asks a few first, and the others only if they are needed', async ({ people }) => {
  const desk = await people.as('coordinator')
  const open = await (await desk.request.get('/api/requests?status=open')).json()
  const ids: string[] = open.items.map(({ id }: { id: string }) => id)
  let chosen = ''
  for (const id of ids) {
    const { total } = await (await desk.request.get(`/api/requests/${id}/suggestions`)).json()
    const { waiting } = await (await desk.request.get(`/api/requests/${id}/turns`)).json()
    if (total >= 4 && waiting.length === 0) chosen = id
    if (chosen) break
  }
  await desk.goto(`/desk/requests/${chosen}`)

  const boxes = desk.getByRole('checkbox', { name: /この団体を選ぶ/ })
  for (const place of [0, 1, 2, 3]) await boxes.nth(place).check()
  await desk.getByRole('button', { name: '声をかける', exact: true }).click()
  const dialog = desk.getByRole('dialog')
  await expect(dialog.getByRole('radio', { name: 'まず3団体に。足りなければ、次の団体へ' })).toBeChecked()
  await expect(dialog.getByText('順番を待つ団体')).toBeVisible()
  await expectGood(desk)
  await dialog.getByRole('button', { name: '3団体に声をかける' }).click()

  await expect(desk.getByRole('heading', { name: '順番を待つ団体（1）' })).toBeVisible()
  await expectGood(desk)
  await desk.getByRole('button', { name: '順番をやめる' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: '順番をやめる' }).click()
  await expect(desk.getByRole('heading', { name: /順番を待つ団体/ })).toHaveCount(0)
  await desk.getByText('声をかけなかった団体（1）').click()
  await expect(desk.getByText('センターが、順番に声をかけるのをやめました')).toBeVisible()
})
