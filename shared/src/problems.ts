/** Every way the system can say no, on one page. One line each; the code is the contract, the title may be reworded. */
export const problems = {
  // -- who you are
  'not-signed-in': { status: 401, title: '会員ページに入りなおしてください' },
  'wrong-credentials': { status: 401, title: 'メールアドレスか合言葉（パスワード）が違います' },
  'wrong-code': { status: 422, title: '番号が違うか、すでに使った番号です' },
  'second-factor-needed': { status: 403, title: 'もう一つの確認（認証アプリの番号）を済ませてください' },
  'step-up-needed': { status: 403, title: '念のため、認証アプリの番号をもう一度入れてください' },
  'come-in-anew': {
    status: 403,
    title: '念のため、入りなおしてから30分以内に決めてください。メールのリンクで入れない方は、センターにご相談ください',
  },
  'not-yours': { status: 403, title: 'この操作はできません' },
  'cross-site': { status: 403, title: 'この画面からの操作ではないため、受け付けられません' },
  'link-spent': { status: 410, title: 'このリンクは使えません（期限切れか、すでに使われています）' },
  'too-many-tries': { status: 429, title: '回数が多すぎます。しばらく待ってからもう一度お試しください' },
  'password-too-weak': { status: 422, title: 'この合言葉（パスワード）は使えません' },
  'mail-already-known': { status: 409, title: 'このメールアドレスはすでに使われています' },
  'last-admin': { status: 409, title: '管理者がいなくなるため、この操作はできません' },
  // -- what you asked
  'kind-in-use': { status: 409, title: 'この種類は使われているため、消せません。「受け付けない」にしてください' },
  'not-found': { status: 404, title: '見つかりませんでした' },
  'invalid-input': { status: 422, title: '入力内容を確認してください' },
  'unsupported-body': { status: 415, title: 'この形式では受け付けられません' },
  'body-too-large': { status: 413, title: '送られた内容が大きすぎます' },
  'version-needed': { status: 428, title: '画面を開きなおしてから、もう一度お試しください' },
  'version-stale': { status: 412, title: 'ほかの人が先に変更しました。新しい内容を確認してください' },
  'key-needed': { status: 428, title: '送信の控え番号（Idempotency-Key）が必要です' },
  'key-reused': { status: 422, title: '同じ控え番号で、違う内容が送られました' },
  // -- when you asked
  'wrong-moment': { status: 409, title: 'いまの状況では、この操作はできません' },
  'day-is-past': { status: 422, title: '過ぎた日は選べません' },
  'day-is-asked': { status: 409, title: '団体の返事を待っている日は、変えられません。先に声かけを取り下げてください' },
  'not-registered': { status: 409, title: '登録の済んだ団体ではありません' },
  'already-registered': { status: 409, title: '同じ名前の団体が、すでに登録または申込みされています' },
  'pledge-incomplete': { status: 422, title: '誓約のすべての項目を確認してください' },
  'insurance-unchecked': { status: 409, title: '保険の確認がまだです。確認してから進めてください' },
  'match-already-open': { status: 409, title: 'この団体には、すでに声をかけています' },
  'both-promised': {
    status: 409,
    title: '同じ依頼のお手伝いが、両方の団体で決まっています。どちらかを取りやめてから、まとめてください',
  },
  'heads-full': { status: 409, title: '必要な人数に達しました' },
  'supporter-busy': { status: 409, title: 'その日は、ほかの活動が決まっています' },
  'supporter-closed': { status: 409, title: 'その日は、この団体が活動できない日です' },
  'wish-known': { status: 409, title: '同じ条件が、すでに入っています' },
  'closed-already': { status: 409, title: 'すでに入っている「活動できない日」と重なっています' },
  'meeting-full': { status: 409, title: '満席です' },
  'already-signed-up': { status: 409, title: 'すでに申し込まれています' },
  'quota-below-taken': { status: 409, title: 'すでに申し込まれた人数より少なくはできません' },
  'file-not-understood': { status: 422, title: 'このファイルは読み取れませんでした' },
  'no-room-left': { status: 409, title: 'これ以上は追加できません' },
  'rows-need-a-person': { status: 409, title: '確認が必要な行が残っています' },
  'setup-done': { status: 409, title: '最初の設定は、すでに済んでいます' },
  'plan-under-way': {
    status: 409,
    title: 'いま、ほかの案を作っています。終わるまで少し待ってから、もう一度お試しください',
  },
  // -- when we cannot
  'plan-failed': { status: 500, title: '案を作れませんでした。もう一度お試しください。依頼や団体の記録はそのままです' },
  'too-busy': { status: 503, title: 'ただいま混み合っています。少し待ってからもう一度お試しください' },
  unexpected: { status: 500, title: '申し訳ありません。こちらの不具合で処理できませんでした' },
} as const satisfies Record<string, { status: number; title: string }>

export type ProblemCode = keyof typeof problems

/** RFC 9457 body. `code` is our extension: the last segment of `type`, easier to switch on. */
export interface Problem {
  type: string
  title: string
  status: number
  code: ProblemCode
  detail?: string | undefined
  instance?: string | undefined
  errors?: { pointer: string; detail: string }[] | undefined
}

/** An expected "no". Anything else that is thrown is a bug. `detail` is a Japanese sentence that helps the person. */
export class Refusal extends Error {
  readonly code: ProblemCode
  readonly detail: string | undefined
  readonly errors: { pointer: string; detail: string }[] | undefined
  constructor(code: ProblemCode, detail?: string, errors?: { pointer: string; detail: string }[]) {
    super(detail ?? problems[code].title)
    this.code = code
    this.detail = detail
    this.errors = errors
  }
}
