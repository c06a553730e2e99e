import { momentInWords } from '@app/shared'

/** What the mail catcher knows of one mail. */
export interface KeptMail<Row> {
  row: Row
  noticeId: string
  address: string | null
  createdAt: Date
  sending: {
    id: string
    accountId: string | null
    state: string
    nextTryAt: Date | null
    gatheredIn: string | null
    lastError: string | null
  } | null
}

/** One letter as it goes out: the mail that carries it first, then what waits for the same digest or went with it. */
export interface Letter<Row> {
  /** The oldest first. */
  mails: [KeptMail<Row>, ...KeptMail<Row>[]]
  /** When it leaves, or that it never does; null: it is there. */
  when: string | null
}

/** The mails as letters, the newest first: what is held for one digest, or was gathered in one, is one letter. */
export function lettersOf<Row>(mails: readonly KeptMail<Row>[], now: Date): Letter<Row>[] {
  const heaps = new Map<string, KeptMail<Row>[]>()
  for (const mail of mails.toSorted(byAge)) heaps.set(heapOf(mail), [...(heaps.get(heapOf(mail)) ?? []), mail])
  return [...heaps.values()]
    .toSorted((a, b) => byAge(b.at(-1)!, a.at(-1)!))
    .flatMap(([first, ...more]) => (first ? [{ mails: [first, ...more], when: whenOf(first, now) }] : []))
}

const byAge = <Row>(a: KeptMail<Row>, b: KeptMail<Row>): number =>
  +a.createdAt - +b.createdAt || a.noticeId.localeCompare(b.noticeId)

function heapOf<Row>({ sending, address, noticeId }: KeptMail<Row>): string {
  if (!sending) return noticeId
  if (sending.state === 'held') return `${sending.accountId ?? address} ${+(sending.nextTryAt ?? 0)}`
  return sending.gatheredIn ?? sending.id
}

function whenOf<Row>({ sending }: KeptMail<Row>, now: Date): string | null {
  if (sending?.state === 'given-up')
    return sending.lastError === 'left' ? '受け取る人が替わったので、送りません' : 'ほかの方法で伝えたので、送りません'
  if (sending?.state !== 'held' && sending?.state !== 'queued') return null
  const { nextTryAt } = sending
  return nextTryAt && nextTryAt > now ? `${momentInWords(nextTryAt)}に送ります` : null
}
