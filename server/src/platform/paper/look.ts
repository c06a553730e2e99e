/** The measures of every paper, in points. Nothing on paper is smaller than `body`: it is read at seventy-five. */
export const size = { body: 12, strong: 14, heading: 14, title: 22, code: 24 } as const

export const page = { width: 595.28, left: 45, right: 45, top: 66, bottom: 62 } as const

export const contentWidth = page.width - page.left - page.right

/** Lines survive a FAX: black only, told apart by weight. */
export const weight = { hair: 0.5, line: 1, frame: 1.5 } as const

export const box = { tick: 14, reply: 18 } as const

/** The square code beside the title: 33 dots of 0.9 mm, which a FAX still keeps apart. */
export const codeSide = 96

/** A certificate hangs on a wall: its letters are read from two steps away. */
export const award = { title: 44, body: 16, dense: 13, side: 104 } as const

/** Room for one line of handwriting. */
export const writingHeight = 30
