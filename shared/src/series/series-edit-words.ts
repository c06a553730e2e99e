/**
 * Why a session stays as it is when its series is corrected as a whole: its day is over, a supporter counts on it, it was
 * ended, it is put off; `asked`: supporters were asked, so that its day and hours stay and it is not struck out. Free of zod.
 */
export const keptReasons = ['over', 'agreed', 'ended', 'postponed', 'asked'] as const
export type KeptReason = (typeof keptReasons)[number]
