import type { DatasetField, DatasetName } from '@app/shared/reports'
import { codeWords } from '../code-words.rules.ts'
import { code, date, flag, integer, text, time } from './fields.rules.ts'

/** A published table: one subject, one header row, one record per line. */
export interface Dataset {
  title: string
  about: string
  fields: DatasetField[]
}

const supporterNumber = text('supporter_number', '登録番号', 'supporters の supporter_number。表をつなぐ鍵')
const itemId = text('item_id', '支援内容コード', 'help-items の item_id')
const districtNo = integer('district_no', '地区番号', 'districts の district_no')
const activityId = text('activity_id', '活動の番号', 'activities の activity_id。表をつなぐ鍵')
const requestNumber = integer('request_number', '受付番号', 'requests の request_number。表をつなぐ鍵')

const prefixed = (kind: string, words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([one, word]) => [`${kind}:${one}`, word])
const monthWords = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [at + 1, `${at + 1}月`]))
const timeCodes = Object.fromEntries([
  ...prefixed('weekday', codeWords.weekdaysLong),
  ...prefixed('time', codeWords.times),
  ...prefixed('month', monthWords),
]) as Record<string, string>

/** オープンデータの項目定義 (行政データにおける機械可読性に関するルール): the data dictionary is made from this, and so are the files. */
export const datasets: Readonly<Record<DatasetName, Dataset>> = {
  supporters: {
    title: 'あつ活サポーター団体',
    about: '登録されていて、公表に同意した団体。1行が1団体。連絡先は含みません。',
    fields: [
      text('supporter_number', '登録番号', '市の登録番号。表をつなぐ鍵'),
      text('name', '団体名', '登録のとおりの表記'),
      text('kana', 'ふりがな', '団体名の読み。入力のとおり'),
      text('kind', '団体の種類', 'supporter-kinds の kind'),
      text('kind_label', '団体の種類（ことば）', 'kind を日本語で書いたもの'),
      text('intro', '紹介', '団体の自己紹介'),
      integer('members', '会員・従業員数', '申込みのときの人数。空欄は未記入（0ではない）', { unit: '人' }),
      text('url', 'ホームページ', '団体のホームページのアドレス'),
      text('other_help', 'その他にできること', '支援内容の一覧にないもの。自由記述'),
      flag('whole_city', '市内全域', '市内のどこへでも行ける。0のときは supporter-areas を見る'),
      integer('max_heads', '一度に行ける人数', '一度に出せる人数の上限', { unit: '人' }),
      integer('notice_days', '相談の時期', '何日前までに相談がほしいか。0は急でもよい', { unit: '日' }),
      ...code('cost', '費用', '費用の考え方', codeWords.cost),
      ...code('insurance', '保険', '保険の入り方', codeWords.insurance),
      ...code('participation', '参加のかたち', '参加の扱い。空欄は未記入', codeWords.participation),
      text('past_activities', 'これまでの活動', '登録より前を含む活動。自由記述'),
      text('availability_note', '日程のひとこと', '日程についての補足。自由記述'),
      date('registered_on', '登録日', '市が登録した日'),
      integer('published_activities', '公開された活動', 'このサイトで公開された活動の数', { unit: '回' }),
    ],
  },
  'supporter-items': {
    title: '団体ができる支援内容',
    about: '団体と支援内容の組。1行が1つの組（縦持ち）。',
    fields: [supporterNumber, itemId, text('item_name', '支援内容', '支援内容の名前')],
  },
  'supporter-areas': {
    title: '団体が行ける場所',
    about:
      '市内全域ではない団体が選んだブロックと地区。1行が1つの場所（縦持ち）。行がなく whole_city も0の団体は要相談。',
    fields: [
      supporterNumber,
      ...code('area_kind', '場所の種類', 'ブロックか地区か', { block: 'ブロック', district: '地区' }),
      text('block', 'ブロック', '東・西・南・北・中央。地区のときは、その地区のあるブロック'),
      { ...districtNo, meaning: 'districts の district_no。ブロックのときは空欄' },
      text('district_name', '地区名', '地区の名前。ブロックのときは空欄'),
    ],
  },
  'supporter-times': {
    title: '団体が行ける曜日・時間帯・月・学期の予定',
    about:
      '1行が1つの曜日・時間帯・月、または試験や長い休みの期間（縦持ち）。行のない種類は「要相談」（月は一年を通して）。',
    fields: [
      supporterNumber,
      ...code('time_kind', '種類', '曜日・時間帯・月・試験・休みのどれか', {
        weekday: '曜日',
        time: '時間帯',
        month: '月',
        exams: '試験（行けない期間）',
        holidays: '長い休み',
      }),
      ...code(
        'time_code',
        '曜日・時間帯・月',
        '曜日は weekday:0（日曜）から weekday:6（土曜）。試験と休みでは空欄',
        timeCodes,
      ),
      date('from_day', '初めの日', '試験・長い休みの初めの日。ほかは空欄'),
      date('to_day', '終わりの日', '試験・長い休みの終わりの日。ほかは空欄'),
    ],
  },
  'supporter-lendings': {
    title: '団体が貸せるもの・出せるもの',
    about: '1行が1つのもの（縦持ち）。',
    fields: [supporterNumber, ...code('lending', '貸せるもの', '貸せるもの・出せるもの', codeWords.lends)],
  },
  activities: {
    title: '公開された活動',
    about: '両方の団体の了承を得て、センターが公開した活動。1行が1つの活動。',
    fields: [
      text('activity_id', '活動の番号', '表をつなぐ鍵'),
      date('happened_on', '活動した日', ''),
      text('title', '題名', ''),
      text('story', '活動のようす', '自由記述'),
      itemId,
      text('item_name', '支援内容', '支援内容の名前'),
      districtNo,
      text('district_name', '地区名', '活動した地区'),
      text('association', '自治会', '名前の公表を選んだ自治会は名前、ほかは「◯◯地区の自治会」'),
      integer('heads', '参加した人数', '手伝った団体の人数の合計。公開していない団体を含む', { unit: '人' }),
      date('published_on', '公開した日', ''),
    ],
  },
  'activity-supporters': {
    title: '活動に参加した団体',
    about: '公開された活動と、公開されている団体の組（縦持ち）。公開していない団体は含みません。',
    fields: [
      activityId,
      supporterNumber,
      text('supporter_name', '団体名', ''),
      integer('heads', '人数', 'この団体から参加した人数', { unit: '人' }),
    ],
  },
  requests: {
    title: '募集中の依頼',
    about: '自治会が公開に同意し、いま手伝いを募っている依頼。場所・連絡先・説明の文は含みません。',
    fields: [
      requestNumber,
      text('title', '題名', ''),
      itemId,
      text('item_name', '支援内容', '支援内容の名前'),
      districtNo,
      text('district_name', '地区名', ''),
      text('association', '自治会', '名前の公表を選んだ自治会は名前、ほかは「◯◯地区の自治会」'),
      ...code('when_kind', '日の決まり方', '', {
        single: '1日',
        candidates: '候補日から選ぶ',
        monthly: '毎月',
        unsettled: 'これから決める',
      }),
      integer('heads_min', '必要な人数（少なくとも）', '', { unit: '人' }),
      integer('heads_max', '必要な人数（多くて）', '', { unit: '人' }),
      integer('heads_agreed', '決まった人数', '', { unit: '人' }),
      date('posted_on', '受付日', ''),
    ],
  },
  'request-days': {
    title: '募集中の依頼の希望日',
    about: '依頼と希望日の組（縦持ち）。',
    fields: [
      requestNumber,
      integer('position', '希望の順', '第1希望が1'),
      date('on_day', '希望日', ''),
      time('from_time', '始まり', '空欄は未定'),
      time('to_time', '終わり', '空欄は未定'),
    ],
  },
  'supporter-kinds': {
    title: '団体の種類（コード表）',
    about: '団体の種類のコードと名前。supporters の kind を読むための表。',
    fields: [text('kind', '団体の種類', 'コード。表をつなぐ鍵'), text('kind_label', '団体の種類（ことば）', '名前')],
  },
  districts: {
    title: '地区（コード表）',
    about: '地区の番号・名前・ブロック。ほかの表の district_no を読むための表。',
    fields: [
      integer('district_no', '地区番号', '表をつなぐ鍵'),
      text('district_name', '地区名', ''),
      text('kana', 'ふりがな', ''),
      text('block', 'ブロック', '東・西・南・北・中央'),
    ],
  },
  'help-items': {
    title: '支援分野・支援内容（コード表）',
    about: '支援内容の番号と名前。ほかの表の item_id を読むための表。',
    fields: [
      text('item_id', '支援内容コード', '表をつなぐ鍵'),
      text('item_name', '支援内容', ''),
      text('category_id', '支援分野コード', ''),
      text('category_name', '支援分野', ''),
    ],
  },
}

/** 更新履歴: every change of the columns, the newest first. Add a line whenever a field above changes. */
export const dictionaryHistory = [{ on: '2026-11-24', version: '1.0', change: '最初の公開' }]
