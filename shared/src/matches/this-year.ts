/** 今年も行けそうですか: what one press of the supporter writes into the thread of last year's match. */
export const thisYearAnswers = {
  yes: '今年も行けそうです。',
  no: '今年は難しそうです。',
  unsure: '今年のことは、まだわかりません。',
} as const
export type ThisYearAnswer = keyof typeof thisYearAnswers

/** How it reaches the centre, where its people do not press themselves. */
export const heardOver = ['phone', 'fax', 'visit', 'meeting'] as const

/** Where its buttons stand on the page of the match. */
export const thisYearPlace = 'this-year'
