import type { Spoken, Words } from '../notice.ts'
import type { AskingFacts, SeriesFacts, SessionTold } from '../series-facts.queries.ts'
import { othersToo } from './match-words.ts'
import { factLines, paragraphs, quoted, reasonLine, sentences, spokenMoment, spokenReason } from './prose.rules.ts'
import { about, byWhen, numbers, outline, spokenTable, table } from './series-words.ts'

/** What is said of a series: always once, with the table of its sessions. */
export const seriesTexts = {
  cameIn: (facts: SeriesFacts, again: boolean): Words => ({
    subject: `【${again ? '直した依頼' : '新しい依頼'}】${facts.series.title}（${facts.sessions.length}回）`,
    body: paragraphs(
      `${facts.associationName}から、${again ? '直した' : '新しい'}連続の依頼が届きました。まとめて確かめて、受け付けられます。`,
      factLines([['受付番号', numbers(facts)]]),
      outline(facts),
    ),
  }),
  received: (facts: SeriesFacts): Spoken => ({
    subject: `【受け付けました】${facts.series.title}（${facts.sessions.length}回）`,
    body: paragraphs(
      `${facts.sessions.length}回分のご依頼を受け付けました。センターが内容を確かめて、お手伝いの相手を探し始めます。`,
      factLines([['受付番号', numbers(facts)]]),
      outline(facts),
    ),
    say: sentences(
      `${about(facts)}のご依頼を、${facts.sessions.length}回分まとめて受け付けました。受付番号は${numbers(facts)}です。`,
      'センターが内容を確かめて、お手伝いの相手を探し始めます。決まりしだい、お電話します。',
    ),
  }),
  opened: (facts: SeriesFacts): Spoken => {
    const open = facts.sessions.filter(({ status }) => status === 'open')
    return {
      subject: `【相手を探し始めました】${facts.series.title}（${open.length}回）`,
      body: paragraphs(
        '内容を確かめました。お手伝いの相手を探し始めます。声がかかったら、すぐにお知らせします。',
        outline(facts, open),
      ),
      say: sentences(
        `${about(facts)}の${open.length}回分の内容を確かめました。お手伝いの相手を探し始めます。`,
        '声がかかったら、すぐにお知らせします。',
      ),
    }
  },
  returned: (facts: SeriesFacts): Spoken => ({
    subject: `【直していただきたい所があります】${facts.series.title}`,
    body: paragraphs(
      'ご依頼をありがとうございます。もう少し教えていただきたい所があります。',
      reasonLine(facts.reason),
      '直して、もう一度送ってください。お電話でも承ります。',
    ),
    onPaper: paragraphs(
      'ご依頼をありがとうございます。もう少し教えていただきたい所があります。',
      reasonLine(facts.reason),
      outline(facts),
      '下の欄に書いてFAXで送るか、お電話で教えてください。',
    ),
    say: sentences(
      `${about(facts)}のご依頼をありがとうございます。もう少し教えていただきたい所があります。`,
      facts.reason && `「${facts.reason}」です。`,
      'いま、お聞かせいただけますか。',
    ),
    asks: 'words',
  }),
  cancelled: (facts: SeriesFacts): Spoken => {
    const off = facts.sessions.filter(({ status }) => status === 'cancelled')
    return {
      subject: `【中止】「${facts.series.title}」の残りは取りやめになりました`,
      body: paragraphs('次の回は、取りやめになりました。', reasonLine(facts.reason), outline(facts, off)),
      say: sentences(`${about(facts)}の残りの回は、取りやめになりました。`, spokenReason(facts.reason)),
    }
  },
  cancelledForSupporter: (facts: SeriesFacts, own: readonly SessionTold[]): Spoken => ({
    subject: `【中止】「${facts.series.title}」は取りやめになりました`,
    body: paragraphs(
      `${facts.label}の「${facts.series.title}」は、次の回が取りやめになりました。お手伝いの約束とお返事は、なかったことになります。`,
      reasonLine(facts.reason),
      table(own),
      '予定を空けてくださり、ありがとうございました。またの機会にお願いします。',
    ),
    say: sentences(
      `${facts.label}の${about(facts)}は、取りやめになりました。お手伝いの約束とお返事は、なかったことになります。`,
      spokenTable(own),
      spokenReason(facts.reason),
      '予定を空けてくださり、ありがとうございました。またの機会にお願いします。',
    ),
  }),
  edited: (facts: SeriesFacts, { struck, added }: { struck: readonly string[]; added: readonly string[] }): Spoken => {
    const [off, more] = [struck, added].map((ids) => facts.sessions.filter(({ requestId }) => ids.includes(requestId)))
    return {
      subject: `【回の変更】${facts.series.title}`,
      body: paragraphs(
        `${facts.associationName}の「${facts.series.title}」は、回が変わりました。`,
        off!.length > 0 && `やめた回\n\n${table(off!)}`,
        more!.length > 0 && `足した回\n\n${table(more!)}`,
        'ほかの回は、そのまま行う予定です。',
      ),
      say: sentences(
        `${about(facts)}は、回が変わりました。`,
        off!.length > 0 && `やめた回は、${spokenTable(off!)}`,
        more!.length > 0 && `足した回は、${spokenTable(more!)}`,
        'ほかの回は、そのまま行う予定です。',
      ),
    }
  },
  editedForAsked: (facts: SeriesFacts, own: readonly SessionTold[]): Spoken => ({
    subject: `【内容の変更】「${facts.series.title}」（${own.length}回）`,
    body: paragraphs(
      `${facts.label}の「${facts.series.title}」は、お願いの内容が変わりました。日と時間はそのままです。`,
      outline(facts, own),
      'いまの内容を見て、行けるかどうかをもう一度お確かめください。お返事のしかたは、これまでと同じです。',
    ),
    say: sentences(
      `${facts.label}の${about(facts)}は、お願いの内容が変わりました。日と時間はそのままです。`,
      `場所は${facts.place}、${spokenTable(own)}`,
      '行けるかどうかを、もう一度お聞かせください。',
    ),
  }),
  asked: (facts: SeriesFacts, asking: AskingFacts, own: readonly SessionTold[]): Spoken => ({
    subject: `【お手伝いのお願い】${facts.series.title}（${own.length}回）`,
    body: paragraphs(
      `センターから、${own.length}回分のお手伝いのお願いが届いています。`,
      outline(facts, own),
      factLines([['お願いの先', facts.label]]),
      asking.asking.message ? `センターから：${quoted(asking.asking.message)}` : null,
      othersToo(asking),
      `お返事は、${byWhen(asking.asking.expiresAt)}までにお願いします。`,
      '行ける回・行けない回を、回ごとに選べます。全部まとめてのお返事もできます。',
    ),
    onPaper: paragraphs(
      `センターから、${own.length}回分のお手伝いのお願いです。`,
      factLines([
        ['内容', facts.series.title],
        ['いつ', [facts.rhythm, `全${own.length}回`].filter(Boolean).join('　')],
        ['場所', facts.place],
        ['お願いの先', facts.label],
      ]),
      asking.asking.message ? `センターから：${quoted(asking.asking.message)}` : null,
      othersToo(asking),
      `${byWhen(asking.asking.expiresAt)}までに、下の表に印をつけてFAXで送るか、お電話でお知らせください。`,
    ),
    say: sentences(
      `${facts.label}の${about(facts)}に、${own.length}回分まとめてお手伝いをお願いできないかというご相談です。`,
      `場所は${facts.place}、${spokenTable(own)}`,
      othersToo(asking),
      `${spokenMoment(asking.asking.expiresAt)}までに、行ける回と人数をお聞かせください。お返事はこのお電話でもかまいません。`,
    ),
    asks: 'sessions',
  }),
  handRaised: (
    facts: SeriesFacts,
    supporterName: string,
    { message, answerBy }: { message: string; answerBy: Date },
    own: readonly SessionTold[],
  ): Spoken => ({
    subject: `【うれしいお知らせ】「${facts.series.title}」の${own.length}回に手を挙げた団体があります`,
    body: paragraphs(
      `${supporterName}が、次の${own.length}回をお手伝いできると言っています。お願いするかどうかを決めて、お返事をください。まとめてのお返事もできます。`,
      table(own),
      message ? `団体から：${quoted(message)}` : null,
      `お返事は、${byWhen(answerBy)}までにお願いします。`,
    ),
    onPaper: paragraphs(
      `${supporterName}が、次の${own.length}回をお手伝いできると言っています。`,
      table(own),
      message ? `団体から：${quoted(message)}` : null,
      `${byWhen(answerBy)}までに、お願いするかどうかを、下の欄に書いてFAXで送るか、お電話でお知らせください。`,
    ),
    say: sentences(
      `${about(facts)}のご依頼に、${supporterName}さんが、${own.length}回分お手伝いできますと手を挙げてくださいました。`,
      spokenTable(own),
      message && `「${message.replace(/[。\s]+$/u, '').replaceAll('\n', '、')}」とのことです。`,
      `${spokenMoment(answerBy)}までに、お願いするかどうかを、お聞かせください。お返事はこのお電話でもかまいません。`,
    ),
    asks: 'words',
  }),
  answered: (facts: SeriesFacts, supporterName: string, own: readonly SessionTold[]): Spoken => {
    const yes = own.filter(({ matchStatus }) => matchStatus !== 'declined')
    const no = own.filter(({ matchStatus }) => matchStatus === 'declined')
    const count = `${own.length}回のうち${yes.length}回`
    const heard = `${supporterName}から、お返事がありました。${yes.length > 0 ? `${count}「行けます」です。` : ''}`
    const lists = [yes.length > 0 && `行ける回\n\n${table(yes)}`, no.length > 0 && `行けない回\n\n${table(no)}`]
    return {
      subject: `【${yes.length > 0 ? `${yes.length}回 行けます` : '行けません'}】${supporterName}から「${facts.series.title}」へ`,
      body: paragraphs(heard, ...lists, yes.length > 0 && 'お願いするかどうかを決めて、お返事をください。'),
      ...(yes.length > 0 && {
        onPaper: paragraphs(
          heard,
          ...lists,
          'お願いするかどうかを、下の欄に書いてFAXで送るか、お電話でお知らせください。',
        ),
      }),
      say: sentences(
        `${about(facts)}に、${supporterName}さんからお返事がありました。`,
        yes.length > 0 ? `${count}、行けますとのことです。${spokenTable(yes)}` : '今回は行けないとのことです。',
        yes.length > 0 && 'お願いするかどうかを、お聞かせください。お返事はこのお電話でもかまいません。',
      ),
      ...(yes.length > 0 && { asks: 'words' as const }),
    }
  },
  agreed: (facts: SeriesFacts, otherSide: string, own: readonly SessionTold[]): Spoken => ({
    subject: `【お手伝いの相手が決まりました】${facts.series.title}（${own.length}回）`,
    body: paragraphs(
      `${otherSide}との約束が、${own.length}回分決まりました。ありがとうございます。`,
      outline(facts, own),
      factLines([['相手', otherSide]]),
      '連絡先と当日のことは、回ごとの確認票のページにあります。前の日にもお知らせします。',
    ),
    say: sentences(
      `${about(facts)}のお手伝いが、${own.length}回分決まりました。ありがとうございます。`,
      `お相手は${otherSide}さん、${spokenTable(own)}`,
      '集まる所と連絡先を書いた確認票は、回ごとに前の日までにお送りします。',
    ),
  }),
}
