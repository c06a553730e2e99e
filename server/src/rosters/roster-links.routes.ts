import { randomBytes } from 'node:crypto'
import { problems, Refusal } from '@app/shared'
import { type RosterNameInput, rosterNameInput } from '@app/shared/rosters'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Config } from '../platform/config.ts'
import { refuseForeignForm } from '../platform/foreign-form.ts'
import { sendPlainPage } from '../platform/plain-page.ts'
import { hashOf } from '../platform/secrets.ts'
import { countUse, networkOf } from '../platform/throttle.ts'
import { addByLink, editByLink, readRosterLink, removeByLink } from './name-by-link.ts'
import { type Done, type Field, type NameForm, nothingTyped, overPage, refusedPage, rosterPage } from './roster-page.ts'

interface RosterLinksOptions {
  config: Config
}
interface AtLink {
  Params: { token: string }
  Querystring: { edit?: string; done?: string }
}

/** A class opens the page behind one school's address: enough for forty phones, too little for guessing. */
const most = { pages: 240, seconds: 300 }
/** So often names are written behind one link in an hour. */
const mostWritten = 200
const cookie = 'names'
const keptDays = 60
const mostKept = 20
const dones: readonly Done[] = ['added', 'edited', 'removed']

const words = z.string().max(300).default('')
const sent = z.object({
  act: z.enum(['add', 'edit', 'remove']),
  key: z.string().regex(/^[\w-]{43}$/),
  name: words,
  kana: words,
  minor: words,
  guardian: words,
  remark: words,
})

/**
 * 当日の名簿のリンク: a page outside /api that the server draws, without script and without signing in. GET only shows;
 * the plain form of the page names somebody. The browser keeps the key of each name it put in, for correcting it.
 */
export const rosterLinksRoutes: FastifyPluginAsync<RosterLinksOptions> = async (app, { config }) => {
  const centre = { name: config.centreName, phone: config.centrePhone }

  app.addContentTypeParser<string>(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 16_384 },
    async (_request: FastifyRequest, body: string) => Object.fromEntries(new URLSearchParams(body)),
  )
  app.setErrorHandler((error, request, reply) => {
    if (!(error instanceof Refusal)) throw error
    request.log.info({ problem: error.code }, 'refused')
    const { status, title } = problems[error.code]
    return sendPlainPage(reply, status, refusedPage(error.detail ?? title, centre))
  })
  app.addHook('onRequest', async (request) => {
    const { db, now } = request.context()
    await countUse(db, `roster-link:${networkOf(request.ip)}`, most.pages, most.seconds, now)
  })

  async function show(request: FastifyRequest<AtLink>, reply: FastifyReply, form: NameForm | null = null) {
    const kept = keptBy(request)
    const link = await readRosterLink(request.context(), request.params.token, kept)
    if (link.state === 'over') return sendPlainPage(reply, 410, overPage(centre))
    const own = form ? undefined : link.mine.find(({ id }) => id === request.query.edit)
    const key = kept.find((one) => hashOf(one) === own?.secretHash)
    const shown = form ?? (own && key ? formOf(own, key) : blankForm())
    const done = dones.find((one) => one === request.query.done) ?? null
    const status = form ? 422 : 200
    return sendPlainPage(reply, status, rosterPage(link, shown, form ? null : done, centre))
  }

  app.get<AtLink>('/g/:token', (request, reply) => show(request, reply))
  app.post<AtLink>('/g/:token', async (request, reply) => {
    refuseForeignForm(request, config.publicUrl)
    const { token } = request.params
    const ctx = request.context()
    const read = sent.safeParse(request.body)
    if (!read.success) return show(request, reply, { ...blankForm(), problem: '入れたことを読み取れませんでした。' })
    await countUse(ctx.db, `roster-names:${hashOf(token)}`, mostWritten, 3_600, ctx.now)
    const { act, key, ...typed } = read.data
    try {
      if (act === 'remove') {
        await removeByLink(ctx, token, key)
        return reply.redirect(`/g/${token}?done=removed`, 303)
      }
      const person = personOf(typed)
      if ('wrong' in person) return await show(request, reply, { act, key, typed, problem: null, ...person })
      await (act === 'add' ? addByLink : editByLink)(ctx, token, key, person)
    } catch (error) {
      if (!(error instanceof Refusal) || act === 'remove') throw error
      return show(request, reply, { act, key, typed, wrong: {}, problem: refusalWords(error) })
    }
    const secrets = [...keptBy(request).filter((one) => one !== key), key].slice(-mostKept)
    return reply
      .setCookie(cookie, secrets.join('.'), {
        ...{ httpOnly: true, secure: config.https, sameSite: 'lax', path: `/g/${token}` },
        expires: new Date(ctx.now.getTime() + keptDays * 86_400_000),
      })
      .redirect(`/g/${token}?done=${act === 'add' ? 'added' : 'edited'}`, 303)
  })
}

/** What this browser keeps of the names it put in. */
const keptBy = ({ cookies }: FastifyRequest): string[] =>
  (cookies[cookie] ?? '')
    .split('.')
    .filter((one) => /^[\w-]{43}$/.test(one))
    .slice(-mostKept)

const blankForm = (): NameForm => ({
  ...{ act: 'add', typed: nothingTyped, wrong: {}, problem: null },
  key: randomBytes(32).toString('base64url'),
})

const formOf = ({ name, kana, isMinor, guardianAgreed, remark }: RosterNameInput, key: string): NameForm => ({
  ...{ act: 'edit', key, wrong: {}, problem: null },
  typed: { name, kana, minor: isMinor ? 'yes' : 'no', guardian: guardianAgreed ? 'yes' : '', remark: remark ?? '' },
})

/** What the form says as a person, or what is wrong beside each field. */
function personOf({
  name,
  kana,
  minor,
  guardian,
  remark,
}: NameForm['typed']): RosterNameInput | { wrong: NameForm['wrong'] } {
  const isMinor = minor === 'yes' ? true : minor === 'no' ? false : undefined
  const read = rosterNameInput.safeParse({ name, kana, isMinor, guardianAgreed: guardian === 'yes', remark })
  if (read.success) return read.data
  const wrong: NameForm['wrong'] = {}
  for (const { path, message } of read.error.issues) wrong[path[0] as Field] ??= message
  return { wrong }
}

const refusalWords = ({ code, detail }: Refusal): string =>
  code === 'heads-full'
    ? '約束した人数のお名前が、もうそろっています。団体の担当者にお知らせください。'
    : (detail ?? problems[code].title)
