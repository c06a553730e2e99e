import type { Content, CustomTableLayout } from 'pdfmake'
import { contentWidth, weight } from './look.ts'

type Drawing = Extract<Content, { canvas: unknown }>

/** An empty square to tick. */
export const tickBox = (side: number, top = 2): Drawing & { width: number } => ({
  canvas: [{ type: 'rect', x: 0.5, y: top, w: side, h: side, lineWidth: weight.line }],
  width: side + 1,
})

/** A line across the page. */
export const rule = (lineWidth: number, width: number = contentWidth): Drawing => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth }],
})

/** A box drawn around what belongs together; it is never torn between two pages. */
export const framed = (content: Content): Content => ({
  table: { widths: ['*'], body: [[content]], dontBreakRows: true },
  layout: lines({ outer: weight.frame, inner: 0, sides: true, padding: [12, 8] }),
  margin: [0, 6, 0, 8],
})

/** The lines of a table: outside, between the rows and, where it has one, under the head. */
export const lines = (look: {
  outer: number
  inner: number
  head?: number
  sides?: boolean
  padding: readonly [across: number, down: number]
}): CustomTableLayout => ({
  hLineWidth: (i, node) => {
    if (i === 0 || i === node.table.body.length) return look.outer
    return i === 1 && look.head !== undefined ? look.head : look.inner
  },
  vLineWidth: (i, node) => {
    if (!look.sides) return 0
    return i === 0 || i === node.table.widths?.length ? look.outer : look.inner
  },
  paddingLeft: () => look.padding[0],
  paddingRight: () => look.padding[0],
  paddingTop: () => look.padding[1],
  paddingBottom: () => look.padding[1],
})
