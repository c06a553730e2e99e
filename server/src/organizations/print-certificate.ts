import { dayInWords, jstDay, type OrganizationId, Refusal } from '@app/shared'
import type { Context } from '../platform/context.ts'
import { renderAwards } from '../platform/paper.ts'
import { type Certificate, certificateOf } from './certificate.queries.ts'
import { validUntilInWords, yearInWords } from './certificate.rules.ts'
import { sideReaching } from './reach-organization.ts'
import { stickerSvg } from './sticker.ts'

/** 登録証: A4 to hang on a wall, for its own people and the centre, while the registration stands. */
export async function printCertificate(ctx: Context, id: OrganizationId): Promise<Buffer> {
  const { name, number, kindName, registeredOn, code, renewedFor } = await standingCertificate(ctx, id)
  const { config, now } = ctx
  const today = jstDay(now)
  return renderAwards({
    title: '登録証',
    number: `登録番号　${number}`,
    name,
    statement: 'あつ活サポーター団体として\n登録されていることを証します',
    rows: [
      { label: '団体の種類', value: kindName },
      { label: '登録した日', value: registeredOn ? dayInWords(registeredOn) : '' },
      { label: '有効期限', value: `${validUntilInWords(today, renewedFor)}まで` },
    ].filter(({ value }) => value),
    issuedOn: `${dayInWords(today)} 発行`,
    issuer: config.centreName || null,
    link: verifyAddress(ctx, code),
    linkSays: 'この登録証がいまも有効かどうかは、\n左の四角い印をスマートフォンで読むと確かめられます。',
    demo: config.demo,
  })
}

/** 「あつ活サポーター登録団体 R8-012 令和8年度」: a picture for shop windows and web pages. */
export async function drawSticker(ctx: Context, id: OrganizationId): Promise<string> {
  const { number, code } = await standingCertificate(ctx, id)
  return stickerSvg({ number, year: yearInWords(jstDay(ctx.now)), link: verifyAddress(ctx, code) })
}

async function standingCertificate(ctx: Context, id: OrganizationId): Promise<Certificate & { number: string }> {
  sideReaching(ctx.actor, id)
  const { number, ...facts } = await certificateOf(ctx.db, id)
  if (facts.status !== 'registered' || !number)
    throw new Refusal('not-registered', '登録証は、登録が有効なあいだだけ出せます')
  return { ...facts, number }
}

const verifyAddress = ({ config }: Context, code: string): string => `${config.publicUrl}/verify/${code}`
