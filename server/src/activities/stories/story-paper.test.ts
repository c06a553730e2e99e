import type { ActivityId, OrganizationId } from '@app/shared'
import { describe, expect, test } from 'vitest'
import { buildTestApp } from '../../../test/build-test-app.ts'
import { givenStoriesIn } from '../../../test/given-stories.ts'
import { pngOf, realPictures } from '../../../test/pictures.ts'
import { settle } from '../../../test/settle.ts'
import { cleanPicture } from '../../platform/files/picture.ts'

const world = await buildTestApp({ env: { CENTRE_NAME: '架空センター', CENTRE_PHONE: '055-000-0001' } })
const { app, pool } = world
const scene = givenStoriesIn(world)
/** As it is stored: without what telephones write into it. */
const jpeg = cleanPicture(realPictures.jpeg).bytes
const lastDigits = '0011'

interface HandedIn {
  id: string
  caption: string
}

/** An activity with four photographs, of which the centre has looked at three; two stand in the story that is asked about. */
async function asked() {
  const told = await scene.told()
  const files = { 道具: realPictures.jpeg, 花だん: pngOf(6, 4), 使わない: pngOf(5, 5), 未確認: pngOf(4, 4) }
  let handedIn: HandedIn[] = []
  for (const [caption, file] of Object.entries(files)) {
    const more = { caption, content: file.toString('base64') }
    handedIn = (await scene.photo(told.match, told.company, more)).json<{ items: HandedIn[] }>().items
  }
  const photo = (caption: string) => handedIn.find((one) => one.caption === caption)!.id
  for (const caption of ['道具', '花だん', '使わない'])
    await scene.send('POST', `/api/activity-pictures/${photo(caption)}/check`, told.coordinator, { faces: 'none' })
  await write(
    told,
    ['道具', '花だん'].map((caption) => ({ id: photo(caption), caption: `${caption}のようす` })),
  )
  return { ...told, photo }
}
async function write(told: { id: ActivityId; coordinator: Record<string, string> }, pictures: object[]) {
  const words = scene.words('秋の花だんづくり', 'みんなで植えました。', { pictures })
  expect((await scene.act('story', told.id, told.coordinator, words, 'PUT')).statusCode).toBe(200)
  await scene.act('ask', told.id, told.coordinator)
  await settle(world)
}

/** The notice that the association has to be told by paper. */
async function noticeTo(organizationId: OrganizationId): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from notices where organization_id = $1 and asks = 'story' order by id desc limit 1`,
    [organizationId],
  )
  return rows[0]!.id
}
async function printed({ association, coordinator }: Awaited<ReturnType<typeof asked>>) {
  const url = `/api/calls/papers.pdf?ids=${await noticeTo(association)}`
  const paper = await scene.send('GET', url, coordinator)
  expect(paper.statusCode, paper.body.slice(0, 300)).toBe(200)
  return paper.rawPayload
}
const imagesIn = (pdf: Buffer) => pdf.toString('latin1').match(/\/Subtype \/Image/g)?.length ?? 0

describe('the paper that asks about a story', () => {
  test('holds its photographs as they were released, and no other', async () => {
    const pdf = await printed(await asked())

    expect(imagesIn(pdf)).toBe(2)
    expect(pdf.includes(jpeg)).toBe(true)
  })

  test('a photograph that is not released any more is not printed', async () => {
    const told = await asked()
    await pool.query(
      `update activity_pictures set status = 'returned', return_reason = '顔が写っていました', faces = null where id = $1`,
      [told.photo('道具')],
    )

    const pdf = await printed(told)

    expect(pdf.includes(jpeg)).toBe(false)
    expect(imagesIn(pdf)).toBe(1)
  })

  test('one that its side took back is gone from the story, and from its paper', async () => {
    const told = await asked()
    await scene.send('POST', `/api/activity-pictures/${told.photo('道具')}/remove`, told.company)
    const pdf = await printed(told)

    expect(imagesIn(pdf)).toBe(0)
  })
})

describe('the page behind the code on the paper', () => {
  const post = (code: string, form: Record<string, string>, cookie = '') =>
    app.inject({
      ...{ method: 'POST', url: `/c/${code}` },
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', cookie },
      payload: new URLSearchParams(form).toString(),
    })
  /** Printed, and its code opened with the digits. */
  async function opened(told: Awaited<ReturnType<typeof asked>>) {
    await printed(told)
    const { rows } = await pool.query<{ code: string }>('select code from paper_codes where notice_id = $1', [
      await noticeTo(told.association),
    ])
    const { code } = rows[0]!
    const entered = await post(code, { digits: lastDigits })
    const cookie = String(entered.headers['set-cookie'] ?? '').split(';')[0]!
    const page = await app.inject({ url: `/c/${code}`, headers: { cookie } })
    return { code, cookie, page, press: (form: Record<string, string>) => post(code, form, cookie) }
  }
  const editionOf = async (told: Awaited<ReturnType<typeof asked>>) =>
    String((await scene.storyOf(told.id, told.coordinator)).edition)
  const answersOf = async (told: Awaited<ReturnType<typeof asked>>) =>
    (await scene.storyOf(told.id, told.coordinator)).asks as {
      side: string
      answer: string | null
      wish: string | null
    }[]

  test('before the digits it tells nothing; then it shows every word, and answers nothing by being opened', async () => {
    const told = await asked()
    const { code, page } = await opened(told)
    const before = await app.inject({ url: `/c/${code}` })

    expect(before.body).not.toContain('みんなで植えました。')
    expect(page.statusCode).toBe(200)
    for (const part of ['みんなで植えました。', '道具のようす', '花だんのようす', 'この内容でよい', '直してほしい'])
      expect(page.body).toContain(part)
    expect(page.body).not.toContain('未確認')
    expect((await answersOf(told)).map(({ answer }) => answer)).toEqual([null, null])
  })

  test('takes the yes of its own side alone', async () => {
    const told = await asked()
    const { press } = await opened(told)

    const answer = await press({ edition: await editionOf(told), answer: 'yes' })

    expect(answer.body).toContain('「この内容でよい」とのお返事を受け取りました')
    expect(await answersOf(told)).toMatchObject([
      { side: 'association', answer: 'yes' },
      { side: 'supporter', answer: null },
    ])
  })

  test('takes a wish, and keeps what was typed when the wish is too long', async () => {
    const told = await asked()
    const { press } = await opened(told)
    const edition = await editionOf(told)

    const tooLong = await press({ edition, answer: 'change', wish: 'あ'.repeat(501) })
    expect(tooLong.body).toContain('あ'.repeat(501))
    expect((await answersOf(told))[0]).toMatchObject({ answer: null })

    await press({ edition, answer: 'change', wish: '題名を「花だん」に' })
    expect((await answersOf(told))[0]).toMatchObject({ answer: 'change', wish: '題名を「花だん」に' })
  })

  test('does not take a yes to words that were changed meanwhile', async () => {
    const told = await asked()
    const { press } = await opened(told)
    const read = await editionOf(told)
    await write(told, [])

    const answer = await press({ edition: read, answer: 'yes' })

    expect(answer.body).toContain('role="alert"')
    expect((await answersOf(told))[0]).toMatchObject({ answer: null })
  })
})
