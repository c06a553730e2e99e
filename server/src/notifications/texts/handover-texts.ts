import { fiscalYearInWords } from '@app/shared'
import type { Words } from '../notice.ts'
import { paragraphs } from './prose.rules.ts'

const howTo =
  '「役員の引継ぎ」のページで、続ける方と、次の方を教えてください。変わらないときも、ボタン一つで済みます。次の方にメールがなくても、紙のご案内をご用意します。'
const stays = 'お願いの途中のものも、やりとりも、そのまま次の方に引き継がれます。'

export const handoverTexts = {
  asked: (year: number): Words => ({
    subject: `【お願い】${fiscalYearInWords(year)}の役員を教えてください`,
    body: paragraphs(`4月からの役員は、どなたになりますか。${howTo}`, stays),
  }),
  reminded: (year: number): Words => ({
    subject: `【もう一度お願い】${fiscalYearInWords(year)}の役員を教えてください`,
    body: paragraphs(`4月からの役員について、まだお返事をいただいていません。${howTo}`, stays),
  }),
  answered: (year: number): Words => ({
    subject: `【役員の引継ぎ】${fiscalYearInWords(year)}の役員を受け付けました`,
    body: '役員の引継ぎについて、お返事をいただきました。ありがとうございます。',
  }),
  answeredBy: (name: string): Words => ({
    subject: `【役員の引継ぎ】${name}からお返事がありました`,
    body: `${name}から、次の役員についてお返事がありました。`,
  }),
}
