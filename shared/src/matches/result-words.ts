/** Fixed choices of the report, free of zod so that screens may use them. */

/** 年代 of those who came: 小学生以下, 中高生, 18–29, 30–49, 50–64, 65以上. */
export const ageBands = ['child', 'teen', 'from18', 'from30', 'from50', 'from65'] as const
export type AgeBand = (typeof ageBands)[number]

/** 負担は減りましたか: とても減った, 少し減った, 変わらない, かえって増えた. */
export const burdens = ['much-less', 'less', 'same', 'more'] as const
export type Burden = (typeof burdens)[number]

/** 支援がなければ: 中止だった, 縮小していた, 自分たちだけでできた, わからない. */
export const unaidedWays = ['cancelled', 'smaller', 'by-ourselves', 'unknown'] as const
export type UnaidedWay = (typeof unaidedWays)[number]

/** How long the help took, in minutes: steps of half an hour up to half a day. */
export const helpMinutes = Array.from({ length: 24 }, (_, i) => (i + 1) * 30)

/** Letters of a word for the story. */
export const mostForStory = 200
