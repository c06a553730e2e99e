/** A copy to write in, free of the reactivity of what was read. */
export const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
