import type { ExportKind } from '@app/shared/reports'
import type { Words } from '../notice.ts'

const kinds: Readonly<Record<ExportKind, string>> = {
  supporters: 'サポーター団体',
  associations: '自治会',
  requests: '依頼',
  matches: 'お手伝いの相手',
  seats: '役職と任期',
}

export const exportTexts = {
  contactsTaken: ({ by, kind, rows }: { by: string; kind: ExportKind; rows: number }): Words => ({
    subject: `【連絡先の書き出し】${kinds[kind]}`,
    body: `${by}さんが、連絡先の入った「${kinds[kind]}」のファイル（${rows}件）を書き出しました。心当たりがないときは、本人に確かめてください。`,
  }),
}
