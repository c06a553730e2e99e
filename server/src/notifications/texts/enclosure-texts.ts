import type { DocumentKind } from '@app/shared/enclosures'
import type { Spoken } from '../notice.ts'
import type { PictureFacts } from '../picture-facts.queries.ts'
import { paragraphs, reasonLine, sentences, spokenReason } from './prose.rules.ts'

export const nameOfPicture = ({ kind, alt }: Pick<PictureFacts, 'kind' | 'alt'>) =>
  kind === 'logo' ? 'ロゴ' : `写真「${alt}」`
const documents = { rules: '規約・会則', members: '会員名簿', leaflet: '案内・パンフレット', other: '書類' } as const
export const nameOfDocument = ({ kind }: { kind: DocumentKind }) => documents[kind]

export const enclosureTexts = {
  accepted: (picture: PictureFacts): Spoken => ({
    subject: '【掲載できます】写真を確かめました',
    body: `いただいた${nameOfPicture(picture)}を、センターで確かめました。登録団体の公開ページに載ります。ありがとうございます。`,
    say: `いただいた${nameOfPicture(picture)}を確かめました。公開ページに載ります。ありがとうございます。`,
  }),
  returned: (picture: PictureFacts, reason: string): Spoken => ({
    subject: '【もう一度お願いします】お送りいただいた写真',
    body: paragraphs(
      `${nameOfPicture(picture)}は、次の理由でお戻ししました。いまは、公開されていません。`,
      reasonLine(reason),
      '直せるときは、もう一度見てもらえます。別の写真に入れかえることもできます。30日そのままにすると、写真は消えます。',
      'ご不明な点は、センターにお電話ください。',
    ),
    onPaper: paragraphs(
      `${nameOfPicture(picture)}は、次の理由でお戻ししました。いまは、公開されていません。`,
      reasonLine(reason),
      '下の欄に書いてFAXで送るか、お電話で教えてください。',
    ),
    say: sentences(
      `お送りいただいた${nameOfPicture(picture)}について、確かめたいことがあります。`,
      spokenReason(reason),
      'いまは、公開されていません。どのようにしましょうか。',
    ),
    asks: 'words',
  }),
  takenAway: (what: string, reason: string): Spoken => ({
    subject: '【お知らせ】いただいたものを、センターで取りのぞきました',
    body: paragraphs(
      `いただいた${what}を、次の理由で、センターで取りのぞきました。データは消え、どこにも公開されていません。`,
      reasonLine(reason),
      '別のものを、あらためて出していただけます。',
      'ご不明な点は、センターにお電話ください。',
    ),
    say: sentences(
      `お送りいただいた${what}を、センターで取りのぞきました。`,
      spokenReason(reason),
      'データは消え、どこにも公開されていません。別のものを、あらためて出していただけます。',
    ),
  }),
}
