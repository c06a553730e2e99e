import type { Lifecycle } from '../kernel/lifecycle.ts'

export const storyStatuses = ['draft', 'asked', 'approved', 'published', 'withdrawn'] as const
export type StoryStatus = (typeof storyStatuses)[number]
export type StoryAct = 'edit' | 'ask' | 'complete' | 'wish' | 'publish' | 'withdraw'

/**
 * 紹介の一生: written by the centre, asked of every side, public only once all have said yes. Whatever changes a word or a
 * picture leads back to the draft, and every side is asked anew. A side may take its yes back at any time.
 */
export const storyLifecycle: Lifecycle<StoryStatus, StoryAct> = {
  draft: {
    edit: { to: 'draft', by: ['coordinator', 'association', 'supporter'] },
    ask: { to: 'asked', by: ['coordinator'] },
  },
  asked: {
    edit: { to: 'draft', by: ['coordinator', 'association', 'supporter'] },
    wish: { to: 'asked', by: ['coordinator', 'association', 'supporter'] },
    complete: { to: 'approved', by: ['system'] },
  },
  approved: {
    edit: { to: 'draft', by: ['coordinator', 'association', 'supporter'] },
    wish: { to: 'asked', by: ['coordinator', 'association', 'supporter'] },
    publish: { to: 'published', by: ['coordinator'] },
  },
  published: { withdraw: { to: 'withdrawn', by: ['coordinator', 'association', 'supporter'] } },
  withdrawn: { edit: { to: 'draft', by: ['coordinator'] } },
}
