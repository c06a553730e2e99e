import type { ExportKind } from '@app/shared/reports'
import { codeWords } from '../code-words.rules.ts'
import { exportWords } from './export-words.rules.ts'

/** What stands in a workbook's column. Telephone and postal numbers are texts. */
export type ColumnType = 'text' | 'integer' | 'date'
export interface Column {
  key: string
  label: string
  /** In letters, as a spreadsheet counts them. */
  width: number
  type: ColumnType
  /** The words for codes; what is not among them stays as it is. */
  words?: Readonly<Record<string, string>>
}
/** A sheet: one header row, one record per row. */
export interface Sheet {
  name: string
  columns: readonly Pick<Column, 'label' | 'width' | 'type'>[]
  rows: readonly (readonly (string | number | null)[])[]
}

const text = (key: string, label: string, width = 16): Column => ({ key, label, width, type: 'text' })
const integer = (key: string, label: string): Column => ({ key, label, width: 9, type: 'integer' })
const date = (key: string, label: string): Column => ({ key, label, width: 12, type: 'date' })
const coded = (key: string, label: string, words: Readonly<Record<string, string>>, width = 14): Column => ({
  ...text(key, label, width),
  words,
})
const yes = (key: string, label: string): Column => coded(key, label, exportWords.yesNo, 10)

/** 連絡先: these columns stand only where somebody asked for contacts. */
const contact: readonly Column[] = [
  text('postalCode', '郵便番号', 10),
  text('address', '住所', 30),
  text('representativeTitle', '代表者の役職'),
  text('representativeName', '代表者の名前'),
  text('representativeKana', '代表者のふりがな'),
  text('personName', '担当の方'),
  text('personKana', '担当の方のふりがな'),
  text('personDepartment', '部署'),
  text('phone', '電話'),
  text('fax', 'FAX'),
  text('email', 'メール', 26),
  text('reachableWhen', 'つながる時間', 18),
  coded('channel', '連絡方法', exportWords.contactChannels),
]

interface Layout {
  name: string
  columns: readonly Column[]
  contacts: readonly Column[]
}

/** Every workbook that the centre can take out: its sheet, its columns in their order, and those that tell contacts. */
export const layouts: Readonly<Record<ExportKind, Layout>> = {
  supporters: {
    name: 'サポーター団体',
    columns: [
      text('number', '登録番号', 10),
      text('name', '団体名', 28),
      text('kana', 'ふりがな', 24),
      text('kind', '団体の種類'),
      coded('status', 'いまの状況', exportWords.registration),
      text('status_reason', '理由', 24),
      text('merged_into', '統合先', 24),
      yes('is_public', '公開'),
      yes('needs_phone_check', '電話で確認'),
      text('corporate_number', '法人番号'),
      text('intro', '紹介', 40),
      integer('members', '会員・従業員数'),
      text('school', '学校'),
      text('adviser', '顧問'),
      date('leader_term_ends', '代表の任期'),
      yes('has_minors', '18歳未満がいる'),
      text('url', 'ホームページ', 24),
      text('items', 'できる支援内容', 40),
      text('other_help', 'その他にできること', 30),
      { ...text('lends', '貸せるもの', 24), words: codeWords.lends },
      coded('cost', '費用', codeWords.cost),
      coded('insurance', '保険', codeWords.insurance),
      text('insurance_name', '保険の名前', 24),
      coded('participation', '参加のかたち', codeWords.participation),
      yes('whole_city', '市内全域'),
      text('blocks', 'ブロック', 12),
      text('districts', '地区', 24),
      { ...text('weekdays', '曜日', 20), words: codeWords.weekdaysLong },
      { ...text('times', '時間帯'), words: codeWords.times },
      text('months', '月'),
      integer('lead_days', '何日前まで'),
      integer('max_heads', '一度に出せる人数'),
      text('term_breaks', '試験・長い休み', 30),
      text('availability_note', '日程のひとこと', 30),
      text('past_activities', 'これまでの活動', 30),
      date('applied_on', '申込日'),
      date('registered_on', '登録日'),
      integer('renewed_for', '更新した年度'),
      date('renewed_on', '更新の返事の日'),
      coded('change_waits', '確認を待つ変更', { true: 'あり', false: 'お戻し中' }),
      { ...text('hidden_fields', '公開しない項目', 24), words: exportWords.hidden },
      coded('channel', '経路', exportWords.entryChannels),
    ],
    contacts: contact,
  },
  associations: {
    name: '自治会',
    columns: [
      text('block', 'ブロック', 9),
      text('district', '地区', 12),
      text('name', '自治会名', 26),
      text('kana', 'ふりがな', 24),
      integer('households', '世帯数'),
      yes('show_name', '名前の公開'),
      coded('standing', 'いまの状態', exportWords.associationStandings),
      text('standing_reason', '解散の理由', 24),
      integer('requests', '依頼の数'),
      integer('agreed', '決まった相手の数'),
    ],
    contacts: contact,
  },
  requests: {
    name: '依頼',
    columns: [
      integer('number', '受付番号'),
      coded('status', 'いまの状況', exportWords.request),
      text('association', '自治会', 24),
      text('district', '地区', 12),
      text('category', '支援分野', 18),
      text('item', '支援内容', 24),
      text('title', '題名', 30),
      text('description', '困っていること', 40),
      coded('when_kind', '日の決まり方', exportWords.whenKinds),
      date('first_day', '第1希望'),
      date('second_day', '第2希望'),
      date('third_day', '第3希望'),
      integer('heads_min', '人数（少なくとも）'),
      integer('heads_max', '人数（多くて）'),
      integer('heads_agreed', '決まった人数'),
      integer('heads_held', '返事待ちの人数'),
      yes('published', '公開'),
      date('posted_on', '受付日'),
      date('opened_on', '募集を始めた日'),
      date('ended_on', '終わった日'),
      text('status_reason', '理由', 24),
      date('insurance_checked_on', '保険を確認した日'),
      coded('channel', '経路', exportWords.entryChannels),
    ],
    contacts: [],
  },
  matches: {
    name: 'お手伝いの相手',
    columns: [
      integer('request_number', '受付番号'),
      text('request_title', '題名', 30),
      text('association', '自治会', 24),
      text('district', '地区', 12),
      text('supporter_number', '登録番号', 10),
      text('supporter', '団体名', 28),
      coded('status', 'いまの状況', exportWords.match),
      coded('started_by', 'はじめた側', exportWords.startedBy),
      coded('association_answer', '自治会の返事', exportWords.answers),
      coded('supporter_answer', '団体の返事', exportWords.answers),
      integer('heads_asked', 'お願いした人数'),
      integer('heads', '来られる人数'),
      date('on_day', '決まった日にち'),
      text('from_time', '始まり', 8),
      text('to_time', '終わり', 8),
      date('proposed_on', '声をかけた日'),
      date('answer_by', '返事の期限'),
      date('agreed_on', '決まった日'),
      date('ended_on', '終わった日'),
      coded('decline_reason', '断った理由', exportWords.declineReasons),
      text('end_reason', '理由', 24),
      integer('reported_heads', '報告された人数'),
      integer('minutes', '手伝いの時間（分）'),
      integer('first_timers', 'はじめて参加した人'),
      integer('age_child', '小学生以下'),
      integer('age_teen', '中高生'),
      integer('age_18_29', '18〜29歳'),
      integer('age_30_49', '30〜49歳'),
      integer('age_50_64', '50〜64歳'),
      integer('age_65_plus', '65歳以上'),
      coded('burden', '自治会の負担', exportWords.burdens),
      coded('unaided', '支援がなければ', exportWords.unaided),
    ],
    contacts: [],
  },
  seats: {
    name: '役職と任期',
    columns: [
      coded('side', '側', exportWords.sides),
      text('organization', '団体', 28),
      text('district', '地区', 12),
      text('title', '役職'),
      coded('rights', 'できること', exportWords.rights),
      date('starts_on', '任期の始まり'),
      date('ends_on', '任期の終わり'),
      date('ended_on', '終えた日'),
    ],
    contacts: [text('holder', '名前'), text('email', 'メール', 26)],
  },
}

/** Values in the words people read: codes said, lists side by side, one record on one row. */
export function rowOf(
  columns: readonly Column[],
  facts: Readonly<Record<string, unknown>>,
): (string | number | null)[] {
  return columns.map(({ key, words }) => {
    const value = facts[key] ?? null
    const say = (one: unknown) => words?.[String(one)] ?? String(one)
    if (value === null) return null
    if (Array.isArray(value)) return value.map(say).join('、')
    return typeof value === 'number' && !words ? value : onOneLine(say(value))
  })
}
const onOneLine = (words: string) => words.replace(/\s*[\r\n\t]+\s*/gu, ' ').trim()
