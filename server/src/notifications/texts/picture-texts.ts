import type { Spoken } from '../notice.ts'
import type { PictureFacts } from '../picture-facts.queries.ts'
import { paragraphs, reasonLine, sentences, spokenReason } from './prose.rules.ts'

const nameOf = ({ kind, alt }: Pick<PictureFacts, 'kind' | 'alt'>) => (kind === 'logo' ? 'ロゴ' : `写真「${alt}」`)

export const pictureTexts = {
  accepted: (picture: PictureFacts): Spoken => ({
    subject: '【掲載できます】写真を確かめました',
    body: `いただいた${nameOf(picture)}を、センターで確かめました。登録団体の公開ページに載ります。ありがとうございます。`,
    say: `いただいた${nameOf(picture)}を確かめました。公開ページに載ります。ありがとうございます。`,
  }),
  returned: (picture: PictureFacts, reason: string): Spoken => ({
    subject: '【もう一度お願いします】お送りいただいた写真',
    body: paragraphs(
      `${nameOf(picture)}は、次の理由でお戻ししました。いまは、公開されていません。`,
      reasonLine(reason),
      '直せるときは、もう一度見てもらえます。別の写真に入れかえることもできます。30日そのままにすると、写真は消えます。',
      'ご不明な点は、センターにお電話ください。',
    ),
    onPaper: paragraphs(
      `${nameOf(picture)}は、次の理由でお戻ししました。いまは、公開されていません。`,
      reasonLine(reason),
      '下の欄に書いてFAXで送るか、お電話で教えてください。',
    ),
    say: sentences(
      `お送りいただいた${nameOf(picture)}について、確かめたいことがあります。`,
      spokenReason(reason),
      'いまは、公開されていません。どのようにしましょうか。',
    ),
    asks: 'words',
  }),
}
