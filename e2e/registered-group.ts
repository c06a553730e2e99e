import jsqr from 'jsqr'
import { expect, expectGood, type Page } from './test.ts'

/** A public picture is returned with a reason; its people read it, say better words and hand it in again. */
export async function reword(page: Page, desk: Page) {
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
}

/** The new name waits beside the old one, comes back with a reason, is handed in again and counts from then on. */
export async function rename(page: Page, desk: Page, name: string) {
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
export async function certify(page: Page, desk: Page, name: string) {
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
