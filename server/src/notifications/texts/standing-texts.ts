import type { Spoken, Words } from '../notice.ts'
import { factLines, paragraphs, quoted, reasonLine, sentences, spokenReason } from './prose.rules.ts'

const ask = 'ちがっているときや、ご不明な点は、センターにお電話ください。'

/** Titles of what is called off with an association. */
interface Ending {
  requests: string[]
  meetings: string[]
}
const endsAtAll = ({ requests, meetings }: Ending) => requests.length + meetings.length > 0
const whatEnds = ({ requests, meetings }: Ending) =>
  `${[requests.length > 0 && 'お手伝いを待っている依頼', meetings.length > 0 && '交流会の申込み'].filter(Boolean).join('と、')}は、取りやめになります`
const named = (titles: string[]) => titles.map(quoted).join('') || null

/** 解散, 活動中に戻す, まとめる: what an association, its federation and those who promised to help it hear. */
export const standingTexts = {
  dissolved: (name: string, reason: string, ends: Ending): Spoken => ({
    subject: `【解散として記録しました】${name}`,
    body: paragraphs(
      `${name}を、解散した自治会として記録しました。これまでのご活動に、心より感謝いたします。`,
      reasonLine(reason),
      endsAtAll(ends) && `${whatEnds(ends)}。相手の方には、センターからお知らせします。`,
      factLines([
        ['取りやめになる依頼', named(ends.requests)],
        ['取りやめになる交流会の申込み', named(ends.meetings)],
      ]),
      '会員ページは、これから60日のあいだ、見ることだけできます。',
      ask,
    ),
    say: sentences(
      `${name}を、解散した自治会として記録しました。`,
      spokenReason(reason),
      endsAtAll(ends) && `${whatEnds(ends)}。`,
      'これまでのご活動に、心より感謝いたします。',
    ),
  }),
  dissolvedInDistrict: (name: string, reason: string): Spoken => ({
    subject: `【地区の自治会のお知らせ】${name}の解散`,
    body: paragraphs(`地区の${name}を、解散した自治会として記録しました。`, reasonLine(reason), ask),
    say: sentences(`地区の${name}を、解散した自治会として記録しました。`, spokenReason(reason)),
  }),
  dissolvedAtCentre: (name: string, reason: string): Words => ({
    subject: `【解散】${name}`,
    body: paragraphs(`${name}を、解散として記録しました。`, reasonLine(reason)),
  }),
  revived: (name: string): Spoken => ({
    subject: `【活動中に戻しました】${name}`,
    body: paragraphs(
      `${name}を、活動中の自治会に戻しました。`,
      '会員ページに入る方は、センターからあらためてご案内します。取りやめになった依頼や申込みは、もう一度お出しください。',
      ask,
    ),
    say: sentences(
      `${name}を、活動中の自治会に戻しました。`,
      '会員ページに入る方は、センターからあらためてご案内します。取りやめになった依頼があれば、もう一度お知らせください。',
    ),
  }),
  revivedInDistrict: (name: string): Spoken => ({
    subject: `【地区の自治会のお知らせ】${name}`,
    body: paragraphs(`地区の${name}を、活動中の自治会に戻しました。`, ask),
    say: `地区の${name}を、活動中の自治会に戻しました。`,
  }),
  merged: (name: string, other: string): Spoken => ({
    subject: `【一つにまとめました】${name}`,
    body: paragraphs(
      `「${other}」を、「${name}」と一つにまとめました。これからは「${name}」です。`,
      '理由：二つが一つの団体であることを、センターで確かめたため',
      '依頼、お手伝い、交流会の申込み、会員ページに入る方は、そのまま引き継がれています。',
      ask,
    ),
    say: sentences(
      `「${other}」を、「${name}」と一つにまとめました。これからは「${name}」です。`,
      '二つが一つの団体であることを、センターで確かめたためです。',
      '依頼やお手伝い、交流会の申込みは、そのまま引き継がれています。',
    ),
  }),
  mergedInDistrict: (name: string, other: string): Spoken => ({
    subject: `【地区の自治会のお知らせ】${name}`,
    body: paragraphs(`地区の「${other}」は、「${name}」と一つになりました。これからは「${name}」です。`, ask),
    say: `地区の「${other}」は、「${name}」と一つになりました。これからは「${name}」です。`,
  }),
  mergedForSupporter: (name: string, other: string): Spoken => ({
    subject: `【お手伝いの相手の自治会】${name}`,
    body: paragraphs(
      `「${other}」は、「${name}」と一つになりました。お約束のお手伝いは、そのまま続きます。`,
      'これからの連絡先は、お手伝いのページで見られます。',
      ask,
    ),
    onPaper: paragraphs(
      `「${other}」は、「${name}」と一つになりました。お約束のお手伝いは、そのまま続きます。`,
      'これからの連絡先は、センターにお尋ねください。',
    ),
    say: sentences(
      `「${other}」は、「${name}」と一つになりました。お約束のお手伝いは、そのまま続きます。`,
      'これからの連絡先は、センターにお尋ねください。',
    ),
  }),
}
