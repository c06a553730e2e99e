import type { Spoken } from '../notice.ts'

export const activityTexts = {
  published: (title: string): Spoken => ({
    subject: `【活動が紹介されました】${title}`,
    body: `「${title}」を、みなさんに見ていただけるページで紹介しました。ご協力をありがとうございました。`,
    say: `「${title}」を、みなさんに見ていただけるページで紹介しました。ご協力をありがとうございました。`,
  }),
}
