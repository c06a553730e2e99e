import type { IncidentKind } from '@app/shared/incidents'
import type { IncidentFacts } from '../incident-facts.queries.ts'
import type { Spoken, Words } from '../notice.ts'
import { paragraphs, quoted, sentences } from './prose.rules.ts'

const kinds: Readonly<Record<IncidentKind, string>> = {
  injury: 'けが・事故',
  damage: '物をこわした',
  'near-miss': 'ヒヤリハット',
}

/** What is said of a report. What happened is read on the screen alone. */
export const incidentTexts = {
  reported: ({ kind, title, reporterName }: IncidentFacts): Words => ({
    subject: `【${kinds[kind]}】${title}`,
    body: paragraphs(
      `${reporterName}から、「${title}」について報告がありました（${kinds[kind]}）。`,
      '起きたことは、仕事の画面で確かめて、すぐに連絡してください。',
    ),
  }),
  corrected: ({ kind, title, reporterName }: IncidentFacts): Words => ({
    subject: `【報告が直されました】${title}（${kinds[kind]}）`,
    body: paragraphs(
      `${reporterName}が、「${title}」についての報告を直しました。`,
      '前の内容も残っています。仕事の画面で確かめてください。',
    ),
  }),
  handled: ({ title, outcome }: IncidentFacts): Spoken => ({
    subject: `【報告への対応が終わりました】${title}`,
    body: paragraphs(
      `「${title}」の事故・ヒヤリハットのご報告について、センターでの対応を終えました。`,
      outcome && `センターから：${quoted(outcome)}`,
      '知らせていただき、ありがとうございました。気になることがあれば、いつでもお知らせください。',
    ),
    say: sentences(
      `${title}のときのご報告について、センターでの対応を終えました。`,
      outcome && `「${outcome}」とのことです。`,
      '知らせていただき、ありがとうございました。気になることはありませんか。',
    ),
  }),
}
