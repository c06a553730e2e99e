/** More than this is no longer counted in the little mark. */
const most = 99

/**
 * How many notices are new, as the mark shows it and as the bell is called. Whoever speaks to the machine says what is
 * seen, so the name holds the very number that is shown (WCAG 2.5.3).
 */
export const unreadInWords = (unread: number) =>
  unread > most
    ? { shown: `${most}+`, called: 'bellMany', n: most }
    : { shown: String(unread), called: unread ? 'bellUnread' : 'bell', n: unread }
