/** A mail that waits in a box: its number there, and how large it is (bytes). */
export interface Waiting {
  uid: number
  size: number
}

/** A box into which answers and bounces come, opened. */
export interface Mailbox {
  /** What nobody has taken yet, oldest first. */
  waiting(): Promise<Waiting[]>
  /** A mail as it stands. */
  read(uid: number): Promise<Uint8Array>
  /** It was taken: it is seen from now on. */
  markTaken(uid: number): Promise<void>
  /** It could not be read: seen, with a flag, for a person. */
  markBroken(uid: number): Promise<void>
  close(): Promise<void>
}
export type OpenMailbox = () => Promise<Mailbox>
