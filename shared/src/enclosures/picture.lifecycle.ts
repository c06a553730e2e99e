import type { Lifecycle } from '../kernel/lifecycle.ts'

export const pictureStatuses = ['waiting', 'shown', 'returned'] as const
export type PictureStatus = (typeof pictureStatuses)[number]
export type PictureAct = 'accept' | 'return' | 'submit' | 'reword'

/**
 * A picture waits until somebody of the centre has looked at the faces. Accepted, it is public while its supporter is
 * listed; the centre may still return it later, and with other words of its supporter it waits once more: they are as
 * public as the picture. What was returned may be laid before the centre again.
 */
export const pictureLifecycle: Lifecycle<PictureStatus, PictureAct> = {
  waiting: {
    accept: { to: 'shown', by: ['coordinator'] },
    return: { to: 'returned', by: ['coordinator'] },
  },
  shown: {
    return: { to: 'returned', by: ['coordinator'] },
    reword: { to: 'waiting', by: ['supporter'] },
  },
  returned: { submit: { to: 'waiting', by: ['supporter', 'coordinator'] } },
}
