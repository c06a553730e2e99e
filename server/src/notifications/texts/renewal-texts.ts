import { addDays, fiscalYearInWords, jstDay, shortDayInWords } from '@app/shared'
import type { Spoken, Words } from '../notice.ts'
import type { RenewalFacts } from '../renewal-facts.queries.ts'
import { paragraphs, sentences, spokenDay } from './prose.rules.ts'

const yearOf = ({ renewal }: RenewalFacts) => fiscalYearInWords(renewal.fiscalYear)
/** The deadline is a midnight: the day before it is the last one. */
const lastDayOf = ({ renewal }: RenewalFacts) => addDays(jstDay(renewal.answerBy), -1)
const until = (facts: RenewalFacts) => `${shortDayInWords(lastDayOf(facts))}まで`
const byLink =
  '下の「お返事をする」から「変更なし」「変更あり」「やめます」のどれかを押してください。会員ページからも、お返事できます。'
const byPhone = '「変更なし」「変更あり」「やめます」のどれかを、電話かFAXでお知らせください。'
const spokenAsk = '登録の内容に変わりはありませんか。変わったところがあれば、こちらで直します。'

export const renewalTexts = {
  /** いま聞く of somebody who has expired asks it to come back. */
  asked: (facts: RenewalFacts): Spoken => (facts.status === 'expired' ? back(facts) : question(facts)),
  reminded: (facts: RenewalFacts): Spoken =>
    facts.renewal.changesSaidAt
      ? {
          subject: `【直し終わりましたか】${yearOf(facts)}の登録の更新`,
          body: paragraphs(
            `${facts.name}の登録に「変更あり」とうかがっています。直し終わったら、下の「お返事をする」か会員ページでお知らせください。`,
            'むずかしいときは、センターにお電話ください。センターが直します。',
          ),
          onPaper: paragraphs(
            `${facts.name}の登録に「変更あり」とうかがっています。`,
            '変わったところを、電話かFAXでセンターにお知らせください。センターが直します。',
          ),
          say: sentences(
            `${facts.name}さんの登録に、変更があるとうかがっています。`,
            'どこが変わったか、教えていただけますか。こちらで直します。',
          ),
          asks: 'words',
        }
      : {
          subject: `【お返事をお待ちしています】${yearOf(facts)}の登録の更新`,
          body: paragraphs(
            `${facts.name}の登録を${yearOf(facts)}も続けるか、お返事をお待ちしています。${until(facts)}にお願いします。`,
            byLink,
            'お返事がないときは、登録をいったんお休みにします。決まっているお手伝いは、そのままです。',
          ),
          onPaper: paragraphs(
            `${facts.name}の登録を${yearOf(facts)}も続けるか、お返事をお待ちしています。${until(facts)}にお願いします。`,
            byPhone,
            'お返事がないときは、登録をいったんお休みにします。決まっているお手伝いは、そのままです。',
          ),
          say: sentences(
            `${facts.name}さんの登録を、${yearOf(facts)}も続けていただけるか、お返事をお待ちしています。`,
            spokenAsk,
            `お返事がないときは、${spokenDay(lastDayOf(facts))}で、登録をいったんお休みにします。`,
          ),
          asks: 'renewal',
        },
  lapsed: (facts: RenewalFacts): Spoken => back(facts),
  changesSaid: ({ name, renewal }: RenewalFacts): Words => ({
    subject: `【更新：変更あり】${name}`,
    body: paragraphs(
      `${name}から、登録に変更があるとお返事がありました。`,
      renewal.changesNote
        ? '変わったところが書かれています。登録の控えで直して、「直し終わりました」を押してください。'
        : '会員ページで直す予定です。進まないときは、電話で聞いてください。',
    ),
  }),
  renewed: (facts: RenewalFacts): Spoken => ({
    subject: facts.renewal.lapsedAt
      ? '【登録に戻りました】あつ活サポーター団体'
      : '【更新しました】あつ活サポーター団体',
    body: paragraphs(
      facts.renewal.lapsedAt
        ? `${facts.name}の登録が、元どおりに戻りました。またお願いが届くようになります。`
        : `${facts.name}の登録は、${yearOf(facts)}も続きます。`,
      'これからもよろしくお願いします。',
    ),
    say: `${facts.name}さんの登録は、${yearOf(facts)}も続きます。ありがとうございます。`,
  }),
}

const question = (facts: RenewalFacts): Spoken => ({
  subject: `【ご確認のお願い】${yearOf(facts)}の登録の更新`,
  body: paragraphs(
    'いつもお力添えを、ありがとうございます。',
    `${facts.name}の登録を、${yearOf(facts)}も続けていただけますか。${until(facts)}に、お返事をお願いします。`,
    byLink,
  ),
  onPaper: paragraphs(
    'いつもお力添えを、ありがとうございます。',
    `${facts.name}の登録を、${yearOf(facts)}も続けていただけますか。${until(facts)}に、お返事をお願いします。`,
    byPhone,
  ),
  say: sentences(
    `${facts.name}さんの登録を、${yearOf(facts)}も続けていただけますか。`,
    spokenAsk,
    `お返事は、${spokenDay(lastDayOf(facts))}までにお願いします。`,
  ),
  asks: 'renewal',
})

const back = (facts: RenewalFacts): Spoken => ({
  subject: '【登録をお休みにしました】一つ押すだけで戻れます',
  body: paragraphs(
    `更新のお返事がなかったため、${facts.name}の登録をいったんお休みにしました。新しいお願いは届かず、公開の名簿にも出ません。`,
    '決まっているお手伝いは、そのままです。',
    '続けてくださるときは、下の「お返事をする」か会員ページで「変更なしで、登録に戻る」を押してください。すぐに元どおりになります。',
  ),
  onPaper: paragraphs(
    `更新のお返事がなかったため、${facts.name}の登録をいったんお休みにしました。新しいお願いは届かず、公開の名簿にも出ません。`,
    '決まっているお手伝いは、そのままです。',
    '続けてくださるときは、電話かFAXでセンターにお知らせください。すぐに元どおりになります。',
  ),
  say: sentences(
    `更新のお返事がなかったので、${facts.name}さんの登録を、いったんお休みにしました。`,
    '決まっているお手伝いは、そのままです。',
    '続けてくださるなら、いまここで元に戻せます。',
  ),
  asks: 'renewal',
})
