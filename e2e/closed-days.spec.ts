import { inDays, sameOrigin } from './acting.ts'
import { expect, expectGood, type Page, test } from './test.ts'

/** A student group closes its examinations: that week it is not named any more, and a week later is offered instead. */
test('closed days keep a group out of the candidates, and what to relax is said', async ({ people }, info) => {
  test.setTimeout(60_000)
  const students = await people.as('students')
  const desk = await people.as('coordinator')
  const { supporterId, name, day } = await ownId(students, info.project.name === 'desk' ? 90 : 120)
  const request = await openRequest(await people.as('kaicho'), desk, day, info.project.name)

  await test.step('before, the group is among the candidates', async () => {
    await desk.goto(`/desk/requests/${request}`)
    await expect(desk.getByRole('heading', { name })).toBeVisible()
  })
  await test.step('the group closes that week', async () => {
    await students.goto('/my/organization')
    await students.locator('summary').filter({ hasText: '活動できない日を入れる' }).click()
    await students.getByRole('button', { name: 'この日を入れる' }).click()
    await expect(students.getByText('始まりの日を選んでください').first()).toBeVisible()
    await students.getByRole('radio', { name: '試験期間' }).check()
    await students.getByLabel('いつから').fill(day)
    await students.getByLabel('いつまで').fill(day)
    await students.getByRole('textbox', { name: /^ひとこと/ }).fill('期末試験')
    await expectGood(students)
    await students.getByRole('button', { name: 'この日を入れる' }).click()
    await expect(students.getByText('試験期間：期末試験')).toBeVisible()
  })
  await test.step('the centre reads nothing of the group, and what a week later would bring', async () => {
    await desk.reload()
    await expect(desk.getByText('条件をひとつ変えると')).toBeVisible()
    await expect(desk.getByText(/1週間後の同じ曜日でもよければ、あと\d+団体/)).toBeVisible()
    await expect(desk.getByRole('heading', { name })).toBeHidden()
    await expectGood(desk)
  })
  await test.step('on the desk the word is read, and the day is opened again', async () => {
    await desk.goto(`/desk/registrations/${supporterId}`)
    await expect(desk.getByText('試験期間：期末試験')).toBeVisible()
    await expectGood(desk)
    const line = desk.getByRole('listitem').filter({ hasText: '期末試験' })
    await line.getByRole('button', { name: /^消す/ }).click()
    await expect(desk.getByText('期末試験')).toBeHidden()
  })
})

interface Own {
  supporterId: string
  name: string
  /** A day on which the group can come, a week later too; far enough that nobody else's walk is there. */
  day: string
}
async function ownId(page: Page, atLeast: number): Promise<Own> {
  const read = async <T>(url: string) => (await (await page.request.get(url)).json()) as T
  const { seats } = await read<{ seats: { organizationId: string }[] }>('/api/me')
  const supporterId = seats[0]!.organizationId
  const { name } = await read<{ name: string }>(`/api/supporters/${supporterId}`)
  const said = await read<{
    weekdays: number[]
    months: number[]
    termBreaks: { from: string; to: string }[]
    closed: { from: string; to: string }[]
  }>(`/api/supporters/${supporterId}/calendar`)
  const isOpen = (day: string) =>
    said.weekdays.includes(new Date(`${day}T00:00:00Z`).getUTCDay()) &&
    said.months.includes(Number(day.slice(5, 7))) &&
    ![...said.termBreaks, ...said.closed].some(({ from, to }) => from <= day && day <= to)
  let days = atLeast
  while (!isOpen(inDays(days)) || !isOpen(inDays(days + 7))) days++
  return { supporterId, name, day: inDays(days) }
}

/** A request that few can help with, for one Saturday. */
async function openRequest(kaicho: Page, desk: Page, day: string, mark: string): Promise<string> {
  const answer = await kaicho.request.post('/api/requests', {
    headers: sameOrigin(),
    data: {
      ...{ itemId: 'sports.day', title: `運動会の手伝い ${mark}`, description: '人手が足りません。', districtId: 2 },
      ...{ whenKind: 'single', days: [{ day, from: '06:00', to: '07:00' }], headsMin: 2, headsMax: 4, place: '校庭' },
      ...{ hazards: [], thanks: [], rainPlan: 'cancelled', private: {}, published: true, showName: false },
    },
  })
  expect(answer.status(), await answer.text()).toBe(201)
  const { id } = (await answer.json()) as { id: string }
  const opened = await desk.request.post(`/api/requests/${id}/open`, {
    headers: { ...sameOrigin(), 'if-match': '"1"' },
    data: {},
  })
  expect(opened.status(), await opened.text()).toBe(200)
  return id
}
