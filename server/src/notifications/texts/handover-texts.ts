import { fiscalYearInWords } from '@app/shared'
import type { Spoken, Words } from '../notice.ts'
import { paragraphs, sentences } from './prose.rules.ts'

const howTo = '「役員の引継ぎ」のページで、続ける方と、次の方を教えてください。変わらないときも、ボタン一つで済みます。'
const without = '次の方にメールがなくても、紙のご案内をご用意します。'
const byPhone =
  '続ける方と、次の方のお名前と役職を、電話かFAXでセンターにお知らせください。変わらないときも、その一言で済みます。次の方への紙のご案内は、センターがお送りします。'
const spokenAsk = '続ける方と、次の方のお名前を教えていただけますか。変わらないときは、そのようにおっしゃってください。'
const stays = 'お願いの途中のものも、やりとりも、そのまま次の方に引き継がれます。'

export const handoverTexts = {
  asked: (year: number): Spoken => ({
    subject: `【お願い】${fiscalYearInWords(year)}の役員を教えてください`,
    body: paragraphs('4月からの役員は、どなたになりますか。', howTo, `${without}${stays}`),
    onPaper: paragraphs(`4月からの役員は、どなたになりますか。${byPhone}`, stays),
    say: sentences(`${fiscalYearInWords(year)}の役員は、どなたになりますか。`, spokenAsk),
    asks: 'words',
  }),
  reminded: (year: number): Spoken => ({
    subject: `【もう一度お願い】${fiscalYearInWords(year)}の役員を教えてください`,
    body: paragraphs('4月からの役員について、まだお返事をいただいていません。', howTo, `${without}${stays}`),
    onPaper: paragraphs(`4月からの役員について、まだお返事をいただいていません。${byPhone}`, stays),
    say: sentences(`${fiscalYearInWords(year)}の役員について、お返事をお待ちしています。`, spokenAsk),
    asks: 'words',
  }),
  answered: (year: number): Spoken => ({
    subject: `【役員の引継ぎ】${fiscalYearInWords(year)}の役員を受け付けました`,
    body: '役員の引継ぎについて、お返事をいただきました。ありがとうございます。',
    say: `${fiscalYearInWords(year)}の役員について、お返事をいただきました。ありがとうございます。`,
  }),
  answeredBy: (name: string): Words => ({
    subject: `【役員の引継ぎ】${name}からお返事がありました`,
    body: `${name}から、次の役員についてお返事がありました。`,
  }),
}
