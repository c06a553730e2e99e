/** Fewer answers than this give no percentage: one person more or less would turn it over. */
export const leastAnswers = 5

/** 割合 in whole percent, or null where too few answered to say one. */
export const percentOf = (part: number, answers: number): number | null =>
  answers < leastAnswers ? null : Math.round((100 * part) / answers)
