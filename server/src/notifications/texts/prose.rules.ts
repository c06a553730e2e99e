/** Paragraphs of a text; what is empty is left out. */
export const paragraphs = (...parts: (string | null | undefined | false)[]): string =>
  parts.filter((part): part is string => Boolean(part)).join('\n\n')

/** 「いつ：令和8年10月4日(日)」, one fact a line; what is not known is left out. */
export const factLines = (facts: readonly (readonly [label: string, value: string | null])[]): string =>
  facts.flatMap(([label, value]) => (value ? [`${label}：${value}`] : [])).join('\n')

/** 「理由：…」, a line of its own. */
export const reasonLine = (reason: string | null): string | null => (reason ? `理由：${reason}` : null)

/** 「…」 around what somebody wrote. */
export const quoted = (text: string): string => `「${text}」`
