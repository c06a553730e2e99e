/** Fixed choices about what a supporter encloses, free of zod so that screens may list them. */

/** 写真・ロゴ: both are shown to everybody once the centre has accepted them. */
export const pictureKinds = ['picture', 'logo'] as const
export type PictureKind = (typeof pictureKinds)[number]

/** 書類: rules of the group, list of members, leaflet. Read by the centre and its own members, never public. */
export const documentKinds = ['rules', 'members', 'leaflet', 'other'] as const
export type DocumentKind = (typeof documentKinds)[number]

/** How many of each a supporter may enclose; the database refuses more (places 1 to that number). */
export const mostEnclosed = { picture: 6, logo: 1, document: 5 } as const

/** What one file may weigh, in bytes. */
export const largestFile = 5 * 1024 * 1024

/** 写っている人の了解: the version of the words that are ticked with each picture. */
export const pictureConsentVersion = 1
