/** The words a noun has for describing its paper; the platform alone knows points, fonts and lines. */
export interface Paper {
  /** What kind of paper this is, on the header line of every page and in the file's title: 「お困りごとの受付票」 */
  kind: string
  /** The large line on the first page; the kind when left out. */
  title?: string
  /** To whom it goes, above the title: 「里見町自治会　会長　髙﨑 様」 */
  addressee?: string
  /** One or two sentences under the title. */
  lead?: string
  /** The day it was printed, already in words. */
  printedOn?: string
  /** The short code, repeated on every page so that a lost sheet finds its way back. */
  number?: string
  /** Where the square code beside the title leads. */
  link?: string
  /** The office that answers questions; empty parts are left out, never made up. */
  desk?: Desk
  /** Fictional data says so on every page. */
  demo?: boolean
  blocks: readonly Block[]
}

/** The centre's own name and numbers, from configuration. */
export interface Desk {
  name?: string | null
  phone?: string | null
  fax?: string | null
}

export type Block =
  | HeadingBlock
  | TextBlock
  | FactsBlock
  | TableBlock
  | ChecklistBlock
  | ReplyBlock
  | LinesBlock
  | CodeBlock
  | PicturesBlock

export interface HeadingBlock {
  kind: 'heading'
  text: string
  /** Starts a new page, for parts that are handed to different people. */
  newPage?: boolean
}

export interface TextBlock {
  kind: 'text'
  text: string
  strong?: boolean
}

/** 「項目　内容」 rows. A row without a value is left out; `toWrite` leaves room for a pen instead. */
export interface FactsBlock {
  kind: 'facts'
  rows: readonly Fact[]
}

export interface Fact {
  label: string
  value?: string | null
  strong?: boolean
  toWrite?: boolean
}

export interface TableBlock {
  kind: 'table'
  columns: readonly Column[]
  rows: readonly (readonly Cell[])[]
  /** Rows tall enough to write in. */
  tall?: boolean
}

export interface Column {
  label: string
  /** Width in characters; the columns without one share what is left. */
  chars?: number
  align?: 'left' | 'center' | 'right'
}

/** Text, or a box to tick, with its words beside it. */
export type Cell = string | { tick: true; words?: string }

export interface ChecklistBlock {
  kind: 'checklist'
  items: readonly string[]
  columns?: 1 | 2
}

/** Boxes to tick and lines to fill in before the paper goes back by FAX or by hand. */
export interface ReplyBlock {
  kind: 'reply'
  title: string
  options: readonly string[]
  /** Further questions, each with its own few boxes. */
  questions?: readonly { label: string; options: readonly string[] }[]
  /** Things to write: 「お名前」「お電話」 */
  fields?: readonly string[]
  /** 「FAX 055-000-0001 へお送りください。」 */
  sendTo?: string
}

export interface LinesBlock {
  kind: 'lines'
  label?: string
  count: number
}

/** Photographs, each over what it shows. */
export interface PicturesBlock {
  kind: 'pictures'
  pictures: readonly PaperPicture[]
}
export interface PaperPicture {
  content: Buffer
  mediaType: string
  caption: string
}

/** The short code in large letters with its QR beside it. */
export interface CodeBlock {
  kind: 'code'
  code: string
  url: string
  /** What happens when one reads it: 「いまの状況を見られます。」 */
  says: string
}
