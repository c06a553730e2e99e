import type { EmptyBecause } from '@app/shared/plans'
import { groupedBy } from '../platform/grouped-by.rules.ts'
import { type Board, usableOptions } from './board.rules.ts'

/** Why a request stands empty although somebody could come: taken, too few heads on any day, or needed elsewhere. */
export function emptyBecause(board: Board, request: number): { because: EmptyBecause; headsPossible: number } {
  const usable = usableOptions(board).filter((option) => option.request === request)
  if (usable.length === 0) return { because: 'taken', headsPossible: 0 }
  const { need, room } = board.requests[request]!
  const possible = [...groupedBy(usable, ({ day }) => day).values()].map((ofDay) =>
    ofDay
      .map(({ supporter }) => board.supporters[supporter]!.mostHeads)
      .sort((a, b) => b - a)
      .slice(0, room)
      .reduce((sum, heads) => sum + heads, 0),
  )
  const headsPossible = Math.max(...possible)
  return { because: headsPossible < need ? 'heads' : 'others', headsPossible }
}
