import type { Lifecycle } from '../kernel/lifecycle.ts'

export const pictureStatuses = ['waiting', 'shown', 'returned'] as const
export type PictureStatus = (typeof pictureStatuses)[number]
export type PictureAct = 'accept' | 'return' | 'submit'

/**
 * A picture waits until somebody of the centre has looked at the faces. Accepted, it is public while its supporter is
 * listed; the centre may still return it later. Other words of its supporter wait beside it (`newAlt`), and it stays public
 * with those that were accepted. What was returned may be laid before the centre again.
 */
export const pictureLifecycle: Lifecycle<PictureStatus, PictureAct> = {
  waiting: {
    accept: { to: 'shown', by: ['coordinator'] },
    return: { to: 'returned', by: ['coordinator'] },
  },
  shown: { return: { to: 'returned', by: ['coordinator'] } },
  returned: { submit: { to: 'waiting', by: ['supporter', 'coordinator'] } },
}
