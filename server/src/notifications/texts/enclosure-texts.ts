import type { DocumentKind, PictureKind } from '@app/shared/enclosures'
import type { Spoken } from '../notice.ts'
import type { PictureFacts } from '../picture-facts.queries.ts'
import { paragraphs, reasonLine, sentences, spokenReason } from './prose.rules.ts'

const nameOfPicture = ({ kind, alt }: Pick<PictureFacts, 'kind' | 'alt'>) =>
  kind === 'logo' ? 'ロゴ' : `写真「${alt}」`
const documents = { rules: '規約・会則', members: '会員名簿', leaflet: '案内・パンフレット', other: '書類' } as const
export const nameOfTakenAway = ({ kind, alt }: { kind: PictureKind | DocumentKind; alt: string | null }): string =>
  kind === 'picture' || kind === 'logo' ? nameOfPicture({ kind, alt: alt ?? '' }) : documents[kind]

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
  wordsAccepted: (picture: PictureFacts): Spoken => ({
    subject: '【掲載しました】写真の新しいことば',
    body: `いただいた${nameOfPicture(picture)}の新しいことばを、センターで確かめました。登録団体の公開ページに載っています。ありがとうございます。`,
    say: `いただいた${nameOfPicture(picture)}の新しいことばを確かめました。もう公開しています。ありがとうございます。`,
  }),
  wordsReturned: (picture: PictureFacts, words: string, reason: string): Spoken => ({
    subject: '【もう一度お願いします】写真の新しいことば',
    body: paragraphs(
      `${nameOfPicture(picture)}の新しいことば「${words}」は、次の理由でお戻ししました。これまでのことばのまま、公開は続いています。`,
      reasonLine(reason),
      '会員ページの「団体の情報」で、ことばを直せます。',
      'ご不明な点は、センターにお電話ください。',
    ),
    onPaper: paragraphs(
      `${nameOfPicture(picture)}の新しいことば「${words}」は、次の理由でお戻ししました。これまでのことばのまま、公開は続いています。`,
      reasonLine(reason),
      '下の欄に書いてFAXで送るか、お電話で教えてください。',
    ),
    say: sentences(
      `${nameOfPicture(picture)}の新しいことば「${words}」について、確かめたいことがあります。`,
      spokenReason(reason),
      'これまでのことばのまま、公開は続いています。どのように直しましょうか。',
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
