const minute = 60_000

/** So often something is tried. With the pauses below that is half a day; LINE forgets its retry keys after a whole one. */
export const mostAttempts = 12

/** How long to wait after the nth try: a minute, then twice as long each time, at most two hours; or as the other side asked. */
export const waitAfter = (attempts: number, afterSeconds = 0): number =>
  Math.max(Math.min(minute * 2 ** (attempts - 1), 120 * minute), afterSeconds * 1_000)

/** How long word of the other side is waited for, where its answer was lost: it usually comes within seconds. */
export const waitForWord = 5 * minute
