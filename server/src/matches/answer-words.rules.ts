import { problems, type Refusal } from '@app/shared'
import type { MatchStatus } from '@app/shared/matches'

interface Received {
  answer: string
  heads: number | null
  status: MatchStatus
}

interface Telling {
  title: string
  sentences: string[]
}

/** 「お返事を受け取りました」: what was answered, and what happens next. The same words at every press. */
export function receivedInWords({ answer, heads, status }: Received): Telling {
  const title = 'お返事を受け取りました'
  const change = '変えたいときは、下の電話番号にお知らせください。'
  if (answer === 'talk')
    return {
      title: 'ご相談を受け取りました',
      sentences: [
        'センターから、ご連絡します。',
        '決まったら、同じリンクから「行けます」「行けません」のお返事をお願いします。',
      ],
    }
  if (answer === 'no')
    return { title, sentences: ['お返事は「行けません」です。お知らせくださり、ありがとうございました。', change] }
  const said = heads === null ? 'お返事は「行けます」です。' : `お返事は「行けます（${heads}人）」です。`
  return { title, sentences: [said, nextOfYes[status] ?? nextOfYes.proposed!, change] }
}

const nextOfYes: Partial<Record<MatchStatus, string>> = {
  proposed: '自治会の返事がそろったら、お知らせします。もうしばらくお待ちください。',
  agreed: 'お手伝いが決まりました。集まる場所と連絡先は、会員ページか、お送りする確認票でご覧ください。',
  done: 'お手伝いをありがとうございました。',
  declined: 'このたびは、ほかの形で進めることになりました。お申し出をありがとうございました。',
  withdrawn: 'このたびは、ほかの方で人数が足りました。お申し出をありがとうございました。',
  expired: '期限までに返事がそろわず、このお話は終わりました。お申し出をありがとうございました。',
  cancelled: 'このお手伝いは、取りやめになりました。',
}

/** A link that is unknown, too old, or whose asking has ended: kindly, with what to do. */
export const overInWords: Telling = {
  title: 'このリンクは、もう使えません',
  sentences: [
    'お返事の期限が過ぎたか、このお願いが終わったか、リンクの一部が欠けています。',
    'お返事がまだのときや、お手伝いいただけるときは、下の電話番号にお知らせください。',
  ],
}

/** The same for a link that speaks for a side: the association's answer, or how it went. */
export const sideOverInWords: Telling = {
  title: 'このリンクは、もう使えません',
  sentences: [
    'お返事の期限が過ぎたか、このお手伝いの話が終わったか、リンクの一部が欠けています。',
    'お伝えになりたいことがあるときは、センターにお知らせください。',
  ],
}

/** 「ご相談を受け取りました」, to an association that has not decided yet. */
export const talkOfAssociationInWords: Telling = {
  title: 'ご相談を受け取りました',
  sentences: [
    'センターから、ご連絡します。',
    '決まったら、同じページから「お願いします」「今回は見送ります」のお返事をお願いします。',
  ],
}

/** What an association reads where the supporter's words would not fit. */
const refusedToAssociation: Partial<Record<Refusal['code'], string>> = {
  'supporter-busy': 'この団体は、その日にほかのお手伝いが決まりました。センターにお電話ください。',
  'insurance-unchecked':
    'センターが保険を確かめているところです。お返事は、確かめたあとで受け付けます。お急ぎのときは、センターにお電話ください。',
  'not-registered': 'この団体の登録は、いま止まっています。センターにお電話ください。',
  'link-spent': 'このお話は終わりました。センターにお電話ください。',
  'wrong-moment': 'いまの様子は、センターにお電話でお確かめください。',
}

const refused: Partial<Record<Refusal['code'], string>> = {
  'heads-full': 'ほかの方のお申し出で、必要な人数に近づいています。人数を減らしてお返事いただくか、お電話ください。',
  'supporter-busy': 'この日は、ほかのお手伝いが決まっています。行けるときは、お電話ください。',
  'supporter-closed': '行けるときは、もう一度「行けます」を押してください。',
  'insurance-unchecked': 'センターで保険を確認しています。確認が済んでから、もう一度このページからお返事ください。',
  'not-registered': '登録の期限が切れているかもしれません。お電話ください。',
  'invalid-input': '入れていただいた内容を確かめて、もう一度押してください。',
  'cross-site': '届いたメールや紙のリンクから、このページを開きなおしてください。',
  'too-many-tries': 'しばらく待ってから、もう一度開いてください。',
  'too-busy':
    'ただいま混み合っています。少し待ってから、もう一度押してください。お返事が届いたかは、このページを開きなおすとわかります。',
}

/** Why an answer could not be taken, and what to do instead. */
export const refusedInWords = (
  { code, detail }: Refusal,
  side: 'association' | 'supporter' = 'supporter',
): { title: string; detail: string } => ({
  title: detail ?? problems[code].title,
  detail:
    (side === 'association' ? refusedToAssociation[code] : null) ?? refused[code] ?? 'お困りのときは、お電話ください。',
})
