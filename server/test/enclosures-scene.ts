import type { PictureId } from '@app/shared'
import type { Enclosures } from '@app/shared/enclosures'
import type { SupporterCard } from '@app/shared/organizations'
import { expect } from 'vitest'
import type { buildTestApp } from './build-test-app.ts'
import type { Headers } from './given.ts'
import { givenOrganizationsIn } from './given-organizations.ts'
import { pdfOf, realPictures } from './pictures.ts'

const base64 = (file: Buffer) => file.toString('base64')

/** A picture as it is handed in. */
export const aPicture = (file = realPictures.jpeg, changes: object = {}) => ({
  ...{ kind: 'picture', alt: '川沿いの清掃のようす', consent: true, content: base64(file) },
  ...changes,
})
/** A document as it is handed in. */
export const aDocument = ({ bytes = pdfOf(), ...changes }: { bytes?: Buffer; fileName?: string } = {}) => ({
  ...{ kind: 'rules', fileName: '規約.pdf', content: base64(bytes) },
  ...changes,
})

/** Makes, each time, one supporter with somebody who may act for it, somebody of the centre, and what they do with enclosures. */
export function enclosuresIn({ app, db, given }: Awaited<ReturnType<typeof buildTestApp>>) {
  const organizations = givenOrganizationsIn(db)
  let serial = 0
  return async () => {
    const name = String(++serial)
    const { id } = await organizations.supporter(`写真商店${name}`)
    const [own, coordinator] = [await given.signedInAs('supporter', id), await given.coordinator()]
    const at = (rest: string) => `/api/supporters/${id}/${rest}`
    const ask = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, headers: Headers, payload: object = {}) =>
      app.inject({ method, url, headers, ...(method !== 'GET' && method !== 'DELETE' && { payload }) })
    const add = (file?: Buffer, changes?: object, headers = own) =>
      ask('POST', at('pictures'), headers, aPicture(file, changes))
    return {
      ...{ id, own, coordinator, at, ask, add },
      /** Hands in a picture that is taken. */
      async added(...how: Parameters<typeof add>): Promise<PictureId> {
        const answer = await add(...how)
        expect(answer.statusCode, answer.body).toBe(201)
        return answer.json<Enclosures>().pictures.at(-1)!.id
      },
      enclose: (document: object = aDocument()) => ask('POST', at('documents'), own, document),
      listed: async (): Promise<Enclosures> => (await ask('GET', at('enclosures'), own)).json(),
      accept: (picture: PictureId, alt = '川沿いの清掃のようす') =>
        ask('POST', at(`pictures/${picture}/accept`), coordinator, { alt }),
      acceptWords: (picture: PictureId, alt: string) =>
        ask('POST', at(`pictures/${picture}/accept-words`), coordinator, { alt }),
      giveWordsBack: (picture: PictureId, reason = 'どこのお祭りか、書いてください') =>
        ask('POST', at(`pictures/${picture}/return-words`), coordinator, { reason }),
      giveBack: (picture: PictureId, reason = '顔の分かる子どもがいます') =>
        ask('POST', at(`pictures/${picture}/return`), coordinator, { reason }),
      anotherSupporter: () => organizations.supporter(`隣の商店${name}`),
      anApplicant: () => organizations.applicant(`申込み商店${name}`),
      /** The picture as somebody sees it on the public page. */
      shown: (picture: PictureId, headers: Headers = given.stranger()) =>
        ask('GET', `/api/pictures/${picture}`, headers),
      /** Its card in the public directory. */
      async card(): Promise<SupporterCard> {
        const answer = await app.inject({ url: '/api/supporters', query: { q: `写真商店${name}`, perPage: '100' } })
        return answer.json<{ items: SupporterCard[] }>().items.find((one) => one.id === id)!
      },
      publicPage: async () => (await app.inject({ url: `/api/supporters/${id}` })).json(),
    }
  }
}
