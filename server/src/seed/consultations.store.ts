import { addDays, type ConsultationId, type OrganizationId } from '@app/shared'
import { consultationsTable, consultationTalksTable } from '../consultations/consultations.table.ts'
import type { Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'

type Row = typeof consultationsTable.$inferInsert
type Said = Pick<Row, 'caller' | 'about' | 'roughlyWhen' | 'channel'> &
  Partial<Row> & { daysAgo: number; nextIn?: number; talk?: string }

const associationsSaid: Said[] = [
  {
    ...{ daysAgo: 1, nextIn: 0, channel: 'phone', caller: '会長さん', roughlyWhen: '来月' },
    about: '防災訓練の受付をする人が足りないそうです。何人いるかは、役員会のあとに決まるとのこと。',
    talk: '役員会は今夜。あすの午前に折り返します。',
  },
  {
    ...{ daysAgo: 2, nextIn: 5, channel: 'visit', caller: '書記さん', roughlyWhen: '年明け' },
    about: 'どんど焼きの片づけ。軽トラックを出してもらえる会社はあるかと聞かれました。',
  },
  {
    ...{ daysAgo: 4, channel: 'fax', caller: '副会長さん', roughlyWhen: '決まっていない' },
    about: '回覧板をやめて、スマホで知らせる方法を教えてほしい。役員の半分はガラケーとのこと。',
  },
  {
    ...{ daysAgo: 20, channel: 'phone', caller: '会計さん', roughlyWhen: '今月のうち' },
    ...{ status: 'ended', outcome: 'answered', outcomeNote: '去年の保険の書類の出し方をお伝えしました。' },
    about: '行事の保険は、だれに聞けばよいか。',
  },
]

const unknownSaid: Said = {
  ...{ daysAgo: 0, nextIn: 7, channel: 'meeting', caller: '地区の集まりで会った方（お名前をうかがえず）' },
  ...{ roughlyWhen: '夏祭りのころ', about: '学生さんに手伝ってもらった自治会の話を聞きたい。' },
}

/** 相談記録 of the demo city: some wait, one is due today, one is over, one is of somebody unknown. */
export async function insertConsultations(
  tx: Tx,
  { today, now, associations }: { today: string; now: Date; associations: readonly OrganizationId[] },
): Promise<void> {
  for (const [at, said] of [...associationsSaid, unknownSaid].entries())
    await insertOne(tx, said, { today, now, organizationId: said === unknownSaid ? null : associations[60 + at * 7]! })
}

async function insertOne(
  tx: Tx,
  { daysAgo, nextIn, talk, ...said }: Said,
  { today, now, organizationId }: { today: string; now: Date; organizationId: OrganizationId | null },
): Promise<void> {
  const id = newId<ConsultationId>()
  const heldAt = daysAgo === 0 ? now : new Date(`${addDays(today, -daysAgo)}T01:30:00Z`)
  const nextContactOn = nextIn === undefined ? null : addDays(today, nextIn)
  const written = { heldAt, writtenAt: heldAt, updatedAt: heldAt, isDemo: true }
  await tx.insert(consultationsTable).values({ id, organizationId, ...said, nextContactOn, ...written })
  if (talk)
    await tx
      .insert(consultationTalksTable)
      .values({ id: newId(), consultationId: id, text: talk, channel: 'phone', at: heldAt })
}
