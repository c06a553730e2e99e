import { fiscalYearInWords } from '@app/shared'
import type { PlainPage } from '../platform/plain-page.ts'
import { type Centre, tellingPage } from './renewal-page.ts'
import type { RenewalRow } from './renewals.store.ts'

interface Answered {
  answer: NonNullable<RenewalRow['answer']>
  fiscalYear: number
}

/** 「お返事を受け取りました」: the same words at every press. */
export function received({ answer, fiscalYear }: Answered, centre: Centre): PlainPage {
  const change = '変えたいときは、下の電話番号にお知らせください。'
  if (answer === 'leave')
    return tellingPage('登録を終わりにしました', ['これまでのお力添えを、ありがとうございました。', change], centre)
  const renewed = `${fiscalYearInWords(fiscalYear)}も、登録が続きます。これからもよろしくお願いします。`
  return tellingPage('更新しました', [renewed, change], centre)
}

/** 「変更あり」をうかがいました: what happens next, and who does it. */
export function changesReceived(note: string, centre: Centre): PlainPage {
  const next = note
    ? ['書いていただいた内容を、センターが登録に反映します。ご不明な点があれば、お電話します。']
    : ['会員ページで、登録の内容を直せます。むずかしいときは、お電話ください。センターが直します。']
  return tellingPage(
    '「変更あり」をうかがいました',
    [...next, '直し終わると、更新が済みます。それまで、登録がなくなることはありません。'],
    centre,
    { path: '/my/organization', label: '会員ページで直す' },
  )
}
