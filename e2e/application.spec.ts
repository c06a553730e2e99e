import jsqr from 'jsqr'
import { fileURLToPath } from 'node:url'
import { linkInMail } from './mails.ts'
import { settled } from './settled.ts'
import { expect, expectGood, type Page, test } from './test.ts'

const drawing = fileURLToPath(new URL('../server/src/seed/pictures/river.webp', import.meta.url))

/** The way in: a student group applies, corrects what the centre asks, is registered, and its first person takes the seat. */
test('a student group applies, corrects, is registered and comes in', async ({ people }, info) => {
  test.setTimeout(240_000)
  const mark = `${info.project.name}${Date.now() % 1_000_000}`
  const group = { name: `落語研究会 ${mark}`, email: `rakugo-${mark}@example.jp` }
  const reason = `紹介に、活動の場所を書き足してください（${mark}）。`
  const student = await people.stranger()
  const desk = await people.as('coordinator')

  await test.step('the group writes, leaves, and goes on where it stopped', () => write(student, group))
  await test.step('it makes ten promises, one by one, and sends', () => promise(student, group.name))
  await test.step('the coordinator returns the application with a reason', () => giveBack(desk, group.name, reason))
  await test.step('the group corrects by the mailed link and hands in again', () => correct(student, reason))
  await test.step('the coordinator registers; the number is shown', () => register(desk, group.name))
  await test.step('everybody finds the group', () => find(student, group.name))
  await test.step('the first person takes the seat', () => takeSeat(student, group.name))
  await test.step('a picture comes back with a reason, gets other words and goes in again', () => reword(student, desk))
  await test.step('another name waits until the coordinator has looked', () => rename(student, desk, group.name))
  await test.step('its certificate leads to the page that says it is valid', () => certify(student, desk, group.name))
})

const step = (page: Page, name: string) => expect(page.getByRole('heading', { level: 2, name })).toBeVisible()

async function next(page: Page, name: string) {
  await page.getByRole('button', { name: '次へ' }).click()
  await step(page, name)
}

async function write(page: Page, { name, email }: { name: string; email: string }) {
  await page.goto('/supporters/apply')
  await step(page, '団体のこと')
  await page.getByRole('radio', { name: '学生ボランティア団体' }).check()
  await page.getByRole('textbox', { name: /^団体の名前(?!のふりがな)/ }).fill(name)
  await page.getByRole('textbox', { name: /^団体の名前のふりがな/ }).fill('らくごけんきゅうかい')
  await page.getByRole('textbox', { name: /^団体の紹介/ }).fill('寄席を開いています。')
  await page.getByRole('textbox', { name: /^学校の名前/ }).fill('架空大学')
  await expectGood(page)
  await next(page, 'できること')
  await page.locator('summary').filter({ hasText: '清掃・環境美化' }).click()
  await page.getByRole('checkbox', { name: '道路・公園のごみ拾い' }).check()
  await page.getByRole('radio', { name: /^無償/ }).check()
  await page.getByRole('radio', { name: 'ボランティア活動保険に入っている' }).check()
  await expectGood(page)
  await next(page, '場所と時')
  await page.getByRole('textbox', { name: /^一度に来られる人数/ }).fill('12')
  await expect(page.getByText('下書きを保存しました')).toBeVisible()

  await page.getByRole('banner').getByRole('link').first().click()
  await expect(page).toHaveURL(/\/$/)
  await settled(page)
  // what each kind is asked for comes after the draft: what was typed for this kind must outlast the wait
  const answerKinds = await holdKinds(page)
  await page.goto('/supporters/apply')
  await expect(page.getByText('「場所と時」から続けられます')).toBeVisible()
  await answerKinds()
  await expectGood(page)
  await page.getByRole('button', { name: '続きから' }).click()
  await step(page, '場所と時')
  await expect(page.getByRole('textbox', { name: /^一度に来られる人数/ })).toHaveValue('12')
  await expectGood(page)
  await next(page, '連絡先')
  await page.getByRole('textbox', { name: /^担当の方のお名前/ }).fill('架空 花子')
  await page.getByRole('textbox', { name: /^メールアドレス/ }).fill(email)
  await page.getByRole('radio', { name: 'メール' }).check()
  await expectGood(page)
  await next(page, '約束と個人情報')
}

/** Keeps the list of kinds back until the function it resolves to is called. */
async function holdKinds(page: Page): Promise<() => Promise<void>> {
  let answer = () => {}
  const held = new Promise<void>((done) => (answer = done))
  await page.route('**/api/supporter-kinds', async (route) => (await held, route.continue()))
  return async () => {
    answer()
    await page.waitForResponse('**/api/supporter-kinds')
    await page.unroute('**/api/supporter-kinds')
  }
}

async function promise(page: Page, name: string) {
  const promises = page.getByRole('group', { name: /^約束していただくこと/ }).getByRole('checkbox')
  await expect(promises).toHaveCount(10)
  for (let one = 0; one < 9; one++) await promises.nth(one).check()
  await page.getByRole('checkbox', { name: /^個人情報の取扱いに同意します/ }).check()
  await expect(page.getByText('あと1つあります')).toBeVisible()
  await page.getByRole('button', { name: '次へ' }).click()
  await expect(page.getByRole('alert')).toContainText('約束していただくことを、すべて確かめてください')
  await step(page, '約束と個人情報')
  await expectGood(page)
  await promises.nth(9).check()
  await next(page, '確かめる')
  await expect(page.getByText(name).first()).toBeVisible()
  await expectGood(page)
  await page.getByRole('button', { name: 'この内容で申し込む' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '申込みを受け付けました' })).toBeVisible()
  await expectGood(page)
}

/** The newest application stands last in the queue. */
async function openInQueue(page: Page, name: string) {
  await page.goto('/desk/registrations')
  const line = page.getByRole('link', { name })
  const more = page.getByRole('button', { name: 'もっと見る' })
  await expect(page.getByRole('table')).toBeVisible()
  while (!(await line.isVisible()) && (await more.isVisible())) {
    await more.click()
    await settled(page)
  }
  await line.click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

async function giveBack(page: Page, name: string, reason: string) {
  await openInQueue(page, name)
  await expectGood(page)
  await page.getByRole('button', { name: '補正をお願いする' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: /直していただきたいこと/ }).fill(reason)
  await expectGood(page)
  await dialog.getByRole('button', { name: '補正をお願いする' }).click()
  await expect(page.getByText('補正をお願いしました').first()).toBeVisible()
}

async function correct(page: Page, reason: string) {
  await page.goto(await linkInMail(page, reason, /https?:\/\/\S+\/application#[\w-]+/))
  await expect(page.getByText(reason)).toBeVisible()
  await expectGood(page)
  await page.getByRole('button', { name: '内容を直す' }).click()
  await page.getByRole('textbox', { name: /^団体の紹介/ }).fill('市内の公民館で、月に一度の寄席を開いています。')
  await expectGood(page)
  await page.getByRole('button', { name: '直した内容で、もう一度出す' }).click()
  await expect(page.getByText('もう一度受け付けました').first()).toBeVisible()
  await enclose(page)
}

/** A picture without its words is refused beside the field; with them and the consent it waits for the centre. */
async function enclose(page: Page) {
  await page.getByRole('button', { name: '写真を加える' }).click()
  await page.getByLabel('写真を選ぶ・撮る').setInputFiles(drawing)
  await expect(page.getByRole('img', { name: '選んだ画像' })).toBeVisible()
  await page.getByRole('button', { name: 'センターに出す' }).click()
  await expect(page.getByText('写っている人の了解を確かめて、印を付けてください')).toBeVisible()
  await expectGood(page)
  await page.getByRole('textbox', { name: /^写真に写っていること/ }).fill('公民館の寄席（絵）')
  await page.getByRole('checkbox', { name: /^写っている人みんなの了解/ }).check()
  await page.getByRole('button', { name: 'センターに出す' }).click()
  await expect(page.getByText('センターが確認しています', { exact: true })).toBeVisible()

  const rules = { name: '規約.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') }
  const documents = page.getByLabel('書類を選んで加える')
  await documents.setInputFiles({ ...rules, buffer: Buffer.from('<html>') })
  await expect(page.getByText(/使えるのは、PDFか画像/)).toBeVisible()
  await documents.setInputFiles(rules)
  await expect(page.getByText('規約.pdf')).toBeVisible()
  await expectGood(page)
}

async function register(page: Page, name: string) {
  await openInQueue(page, name)
  await expect(page.getByText('市内の公民館で').first()).toBeVisible()
  await expect(page.getByRole('link', { name: '規約.pdf' })).toBeVisible()
  await page.getByRole('button', { name: '「公民館の寄席（絵）」を公開してよい' }).click()
  await expect(page.getByText('公開中', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: '登録する' }).click()
  await expectGood(page)
  await page.getByRole('dialog').getByRole('button', { name: '登録する' }).click()
  await expect(page.getByText(/登録しました。番号は R\d+-\d{3,} です/).first()).toBeVisible()
  await expectGood(page)
}

async function find(page: Page, name: string) {
  await page.goto(`/supporters?q=${encodeURIComponent(name)}`)
  await expectGood(page)
  await page.getByRole('link', { name }).first().click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByText('月に一度の寄席').first()).toBeVisible()
  await expect(page.getByText('架空 花子')).toHaveCount(0)
  const picture = page.getByRole('figure').filter({ hasText: '公民館の寄席' }).locator('img')
  await picture.scrollIntoViewIfNeeded()
  await expect(picture).toHaveJSProperty('naturalWidth', 640)
  await expectGood(page)
}

async function takeSeat(page: Page, name: string) {
  await page.goto(await linkInMail(page, name, /https?:\/\/\S+\/join#[\w-]+/))
  await expect(page.getByText(`${name} の`)).toBeVisible()
  await expect(page.getByRole('textbox', { name: /^お名前/ })).toHaveValue('架空 花子')
  await expectGood(page)
  await page.getByRole('button', { name: 'この内容で始める' }).click()
  await expect(page).toHaveURL(/\/my$/)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectGood(page)
}

/** A public picture is returned with a reason; its people read it, say better words and hand it in again. */
async function reword(page: Page, desk: Page) {
  await desk.getByRole('button', { name: '「公民館の寄席（絵）」を返す' }).click()
  await desk
    .getByRole('dialog')
    .getByRole('textbox', { name: /^返す理由/ })
    .fill('どこの寄席か、書いてください。')
  await expectGood(desk)
  await desk.getByRole('dialog').getByRole('button', { name: '返す' }).click()
  await expect(desk.getByText('返されました', { exact: true })).toBeVisible()
  await desk.getByRole('button', { name: '「規約.pdf」を取りのぞく' }).click()
  await desk
    .getByRole('dialog')
    .getByRole('textbox', { name: /^取りのぞく理由/ })
    .fill('登録に要らない書類のためです。')
  await expectGood(desk)
  await desk.getByRole('dialog').getByRole('button', { name: '取りのぞく' }).click()
  await expect(desk.getByRole('link', { name: '規約.pdf' })).toHaveCount(0)

  await page.goto('/my/organization')
  await expect(page.getByText('理由：どこの寄席か、書いてください。')).toBeVisible()
  await expectGood(page)
  await page.getByRole('button', { name: '「公民館の寄席（絵）」のことばを直す' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('北公民館の寄席（絵）')
  await expectGood(page)
  await page.getByRole('dialog').getByRole('button', { name: '保存する' }).click()
  await page.getByRole('button', { name: '「北公民館の寄席（絵）」をもう一度見てもらう' }).click()
  await expect(page.getByText('センターが確認しています', { exact: true })).toBeVisible()
  await desk.reload()
  await desk.getByRole('button', { name: '「北公民館の寄席（絵）」を公開してよい' }).click()
  await page.reload()
  await expect(page.getByText('公開中', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: '「北公民館の寄席（絵）」のことばを直す' }).click()
  await expect(page.getByText(/センターが確かめてから載ります/)).toBeVisible()
  await expectGood(page)
  await page.keyboard.press('Escape')
}

/** The new name waits beside the old one, comes back with a reason, is handed in again and counts from then on. */
async function rename(page: Page, desk: Page, name: string) {
  const sayNewName = async () => {
    await page.getByRole('textbox', { name: /^団体の名前(?!のふりがな)/ }).fill(`新${name}`)
    await page.getByRole('button', { name: '内容を保存する' }).click()
    await expect(page.getByRole('heading', { name: 'センターの確認を待っています' })).toBeVisible()
  }
  const lookAtIt = async () => {
    await desk.goto('/desk/registrations?tab=changes')
    await desk.getByRole('link', { name }).click()
    await expect(desk.getByRole('heading', { name: '確認を待っている変更' })).toBeVisible()
    await expect(desk.getByText(`新${name}`).first()).toBeVisible()
  }
  await page.goto('/my/organization')
  await page.getByRole('button', { name: '内容を直す' }).click()
  await expectGood(page)
  await sayNewName()
  await expectGood(page)
  await lookAtIt()
  await expectGood(desk)
  await desk.getByRole('button', { name: '理由を付けてもどす' }).click()
  await desk.getByRole('dialog').getByRole('textbox').fill('名前の変わった日を教えてください。')
  await expectGood(desk)
  await desk.getByRole('dialog').getByRole('button', { name: '理由を付けてもどす' }).click()
  await expect(desk.getByText('理由を付けてもどしました。')).toBeVisible()

  await page.reload()
  await expect(page.getByText('名前の変わった日を教えてください。')).toBeVisible()
  await expectGood(page)
  await page.getByRole('button', { name: '直してもう一度出す' }).click()
  await sayNewName()
  await lookAtIt()
  await desk.getByRole('button', { name: '反映する' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: '反映する' }).click()
  await expect(desk.getByRole('heading', { level: 1, name: `新${name}` })).toBeVisible()
  await expectGood(desk)
}

/** The sticker is saved as a picture and its square code read as by a telephone; the certificate is a PDF with the same code. */
async function certify(page: Page, desk: Page, name: string) {
  await page.goto('/my/organization')
  await expect(page.getByRole('heading', { level: 2, name: '登録証とステッカー' })).toBeVisible()
  await expectGood(page)
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'ステッカーの画像を保存' }).click(),
  ])
  expect(saved.suggestedFilename()).toMatch(/^atsukatsu-sticker-R\d+-\d+\.png$/)
  const address = await page.getByRole('link', { name: /^登録証を開く/ }).getAttribute('href')
  const pdf = await page.request.get(address!)
  expect(pdf.headers()['content-type']).toBe('application/pdf')

  const link = await codeIn(
    page,
    await page.getByRole('img', { name: /^あつ活サポーター登録団体のステッカー/ }).getAttribute('src'),
  )
  await page.goto(link)
  await expect(page.getByText('この登録は有効です')).toBeVisible()
  await expect(page.getByText(name)).toBeVisible()
  await expectGood(page)
  await desk.reload()
  await expect(desk.getByRole('link', { name: /^登録証を開く/ })).toBeVisible()
}

/** Draws a picture in the page and reads the square code in it; the dots come home as one string, which is quick. */
async function codeIn(page: Page, address: string | null): Promise<string> {
  const side = 800
  const dots = await page.evaluate(
    async ({ address, side }) => {
      const picture = new Image()
      picture.src = address
      await picture.decode()
      const canvas = document.createElement('canvas')
      canvas.width = canvas.height = side
      const pen = canvas.getContext('2d')!
      pen.drawImage(picture, 0, 0, side, side)
      const { data } = pen.getImageData(0, 0, side, side)
      let grey = ''
      for (let at = 0; at < data.length; at += 4) grey += data[at]! < 128 ? '#' : ' '
      return grey
    },
    { address: address!, side },
  )
  const pixels = Uint8ClampedArray.from(
    [...dots].flatMap((dot) => (dot === '#' ? [0, 0, 0, 255] : [255, 255, 255, 255])),
  )
  const code = jsqr.default(pixels, side, side)
  expect(code, 'the square code of the sticker can be read').not.toBeNull()
  return code!.data
}
