import type { Content, TableCell } from 'pdfmake'
import { qrSvg } from '../qr.ts'
import { type Ink } from './ink.ts'
import { box, codeSide, contentWidth, size, weight, writingHeight } from './look.ts'
import { pictures } from './pictures.ts'
import { framed, lines, rule, tickBox } from './shapes.ts'
import {
  type Block,
  type Cell,
  type ChecklistBlock,
  type CodeBlock,
  type Column,
  type FactsBlock,
  type HeadingBlock,
  type LinesBlock,
  type ReplyBlock,
  type TableBlock,
  type TextBlock,
} from './words.ts'

/** Draws the blocks of a paper; a heading is never left alone at the foot of a page, away from what it announces. */
export function drawnTogether(blocks: readonly Block[], ink: Ink): Content[] {
  return blocks.flatMap((block, i): Content[] => {
    const [before, after] = [blocks[i - 1], blocks[i + 1]]
    if (before?.kind === 'heading' && fitsUnderHeading(block)) return []
    if (block.kind !== 'heading' || !after || !fitsUnderHeading(after)) return [drawn(block, ink)]
    const { pageBreak, ...words } = heading(block, ink)
    return [{ stack: [words, drawn(after, ink)], unbreakable: true, pageBreak }]
  })
}

/** What surely fits on one page; longer things flow on, and one that cannot fit must not be held together. */
function fitsUnderHeading(block: Block): boolean {
  if (block.kind === 'table') return block.rows.length <= 8
  if (block.kind === 'text') return block.text.length <= 400
  if (block.kind === 'pictures') return block.pictures.length <= 2
  return block.kind === 'facts' ? block.rows.length <= 6 : block.kind !== 'heading'
}

function drawn(block: Block, ink: Ink): Content {
  switch (block.kind) {
    case 'heading':
      return heading(block, ink)
    case 'text':
      return text(block, ink)
    case 'facts':
      return facts(block, ink)
    case 'table':
      return table(block, ink)
    case 'checklist':
      return checklist(block, ink)
    case 'reply':
      return reply(block, ink)
    case 'lines':
      return writingLines(block, ink)
    case 'code':
      return code(block, ink)
    case 'pictures':
      return pictures(block, ink)
  }
}

const heading = ({ text, newPage }: HeadingBlock, ink: Ink) => ({
  text: ink.write(text),
  fontSize: size.heading,
  bold: true,
  margin: [0, 10, 0, 3] satisfies [number, number, number, number],
  pageBreak: newPage ? ('before' as const) : undefined,
})

const text = ({ text, strong }: TextBlock, ink: Ink): Content => ({
  text: ink.write(text),
  bold: strong,
  margin: [0, 2, 0, 4],
})

function facts({ rows }: FactsBlock, ink: Ink): Content {
  const shown = rows.filter(({ value, toWrite }) => toWrite || value?.trim())
  if (shown.length === 0) return { text: '' }

  const body = shown.map(({ label, value, strong }): TableCell[] => [
    { text: ink.write(label), bold: true, ...(strong && { margin: [0, sameBaseline, 0, 0] }) },
    { text: ink.write(value ?? ''), bold: strong, ...(strong && { fontSize: size.strong }) },
  ])
  const longest = Math.max(...shown.map(({ label }) => widthOf(label)))
  return {
    table: {
      widths: [longest, '*'],
      body,
      dontBreakRows: true,
      heights: (i) => (shown[i]?.toWrite ? writingHeight - 8 : 'auto'),
    },
    layout: lines({ outer: weight.line, inner: weight.hair, padding: [6, 3] }),
    margin: [0, 2, 0, 6],
  }
}

function table({ columns, rows, tall }: TableBlock, ink: Ink): Content {
  const head = columns.map(({ label, align }): TableCell => ({ text: ink.write(label), bold: true, alignment: align }))
  const body = rows.map((row) => columns.map((column, i) => cell(row[i] ?? '', column, ink)))
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ chars }) => (chars === undefined ? '*' : chars * size.body + 1)),
      heights: (i) => (tall && i > 0 ? writingHeight - 8 : 'auto'),
      body: [head, ...body],
    },
    layout: lines({ outer: weight.line, inner: weight.hair, head: weight.line, sides: true, padding: [5, 3] }),
    margin: [0, 2, 0, 8],
  }
}

const cell = (cell: Cell, { align }: Column, ink: Ink): TableCell =>
  typeof cell === 'string'
    ? { text: ink.write(cell), alignment: align, verticalAlignment: 'middle' }
    : cell.words === undefined
      ? { ...tickBox(box.tick), alignment: align, verticalAlignment: 'middle' }
      : {
          columns: [tickBox(box.tick, 1), { text: ink.write(cell.words), width: '*' }],
          columnGap: 6,
          verticalAlignment: 'middle',
        }

function checklist({ items, columns = 1 }: ChecklistBlock, ink: Ink): Content {
  const half = Math.ceil(items.length / columns)
  const stack = (from: number): Content => ({
    stack: items.slice(from, from + half).map((item) => ticked(item, box.tick, ink)),
  })
  return { columns: columns === 1 ? [stack(0)] : [stack(0), stack(half)], columnGap: 16, margin: [0, 2, 0, 6] }
}

const ticked = (words: string, side: number, ink: Ink): Content => ({
  columns: [
    tickBox(side, side > box.tick ? 0 : 2),
    { text: ink.write(words), width: '*', ...(side > box.tick && { fontSize: size.strong }) },
  ],
  columnGap: 9,
  margin: [0, 3, 0, 3],
  unbreakable: true,
})

function reply({ title, options, questions = [], fields = [], sendTo }: ReplyBlock, ink: Ink): Content {
  return framed({
    stack: [
      { text: ink.write(title), bold: true, fontSize: size.heading, margin: [0, 0, 0, 4] },
      ...options.map((option) => ticked(option, box.reply, ink)),
      ...questions.map((one) => question(one, ink)),
      ...fields.map((field) => toFill(field, ink)),
      ...(sendTo ? [{ text: ink.write(sendTo), bold: true, margin: [0, 12, 0, 0] } satisfies Content] : []),
    ],
  })
}

/** A question with its boxes in a row, or in two rows of three: a reply has to stay on its page. */
const question = ({ label, options }: NonNullable<ReplyBlock['questions']>[number], ink: Ink): Content => {
  const perRow = options.length > 4 ? 3 : options.length
  const rows = Array.from({ length: Math.ceil(options.length / perRow) }, (_, i) =>
    options.slice(i * perRow, (i + 1) * perRow),
  )
  const boxed = (option: string) => ({
    columns: [
      tickBox(box.tick, 2),
      { text: ink.write(option), width: options.length > 4 ? ('*' as const) : ('auto' as const) },
    ],
    columnGap: 6,
    width: options.length > 4 ? ('*' as const) : ('auto' as const),
  })
  return {
    stack: [
      { text: ink.write(label), bold: true, margin: [0, 4, 0, 0] },
      ...rows.map((row): Content => ({ columns: row.map(boxed), columnGap: 10, margin: [0, 3, 0, 3] })),
    ],
    unbreakable: true,
  }
}

const toFill = (label: string, ink: Ink): Content => ({
  stack: [{ text: ink.write(label), margin: [0, writingHeight - 18, 0, 0] }, rule(weight.hair, contentWidth - 30)],
})

function writingLines({ label, count }: LinesBlock, ink: Ink): Content {
  return {
    stack: [
      ...(label ? [{ text: ink.write(label), margin: [0, 2, 0, -10] } satisfies Content] : []),
      ...Array.from({ length: count }, (): Content => ({ ...rule(weight.hair), margin: [0, writingHeight - 2, 0, 0] })),
    ],
    unbreakable: true,
    margin: [0, 0, 0, 10],
  }
}

function code({ code, url, says }: CodeBlock, ink: Ink): Content {
  return framed({
    columns: [
      {
        width: '*',
        stack: [
          { text: 'この紙の番号', bold: true },
          { text: ink.write(code), bold: true, fontSize: size.code, characterSpacing: 2 },
          { text: ink.write(says), margin: [0, 4, 0, 0] },
        ],
      },
      { svg: qrSvg(url), width: codeSide },
    ],
    columnGap: 12,
  })
}

/** Moves body text down to stand on one line with strong text beside it. */
const sameBaseline = (size.strong - size.body) * 1.16

/** How wide a label is at body size in bold: a full character is square, a Latin one a little over half. */
const widthOf = (label: string) =>
  Array.from(label).reduce((sum, char) => sum + (char <= '\u007e' ? 0.62 : 1), 0) * size.body + 2
