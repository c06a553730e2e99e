import type { MatchId, NoticeId, OrganizationId, RequestId, SignUpId } from '@app/shared'
import type { Context } from '../platform/context.ts'
import type { PlainPage } from '../platform/plain-page.ts'

/** The paper that somebody holds and has opened: for whom it is, and about what. */
export interface PaperHeld {
  code: string
  organizationId: OrganizationId
  side: 'association' | 'supporter'
  requestId: RequestId | null
  matchId: MatchId | null
  signUpId: SignUpId | null
  noticeId: NoticeId | null
}

/**
 * The page of one kind of paper, written by the noun it is about. The context speaks for the paper's organization, over
 * a link; the page gives exactly the rights of the paper, never those of a seat.
 */
export interface PaperPage {
  /** What it says now. A text is a whole page of its own look. */
  show: (ctx: Context, paper: PaperHeld) => Promise<PlainPage | string>
  /** A button of the page was pressed; what was typed comes with it. */
  press?: (ctx: Context, paper: PaperHeld, form: Record<string, string>) => Promise<PlainPage | string>
}
