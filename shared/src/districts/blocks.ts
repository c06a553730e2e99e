/** ブロック: the five parts of the city, in the city's own order. */
export const blocks = ['東', '西', '南', '北', '中央'] as const
export type Block = (typeof blocks)[number]
