// Solves sums with HiGHS apart from the server, so that nobody waits and a fault can only break this thread.
// Plain JavaScript, started by path from `src` and from `dist` alike. It knows nothing of requests or supporters: a model
// has columns from 0 to 1, rows, and aims that are made as small as possible one after the other; all values are whole.
import loadHighs from 'highs'
import { parentPort, workerData } from 'node:worker_threads'

const { models, milliseconds } = workerData
const highs = await loadHighs()
const ends = Date.now() + milliseconds
const secondsLeft = () => Math.max(0, (ends - Date.now()) / 1000)
const { callbackType, modelStatus, variableType } = highs.constants
const feasible = 2

const valueOf = (costs, values) =>
  Math.round(costs.reduce((total, cost, at) => (cost === 0 ? total : total + cost * values[at]), 0))
const wholeOf = ({ whole }, values) => values.map((value, at) => (at < whole ? Math.round(value) : value))

function open({ columns, whole, rowLower, rowUpper, starts, indices, values }) {
  const kinds = [variableType.integer, variableType.continuous]
  const model = highs.createModel({
    numCols: columns,
    numRows: rowLower.length,
    colCost: new Float64Array(columns),
    colLower: new Float64Array(columns),
    colUpper: new Float64Array(columns).fill(1),
    rowLower,
    rowUpper,
    matrix: { format: 'csr', numRows: rowLower.length, numCols: columns, starts, indices, values },
    integrality: Array.from({ length: columns }, (_, at) => kinds[Number(at >= whole)]),
  })
  // values are whole, so a gap below one is no gap
  model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.99 })
  return model
}

const boundOf = (model) => model.info.get('mip_dual_bound')

function run(model, best, seconds) {
  model.setSolution({ colValue: best })
  model.options.set('time_limit', model.getRunTime() + seconds)
  return model.run({ [callbackType.mipInterrupt]: (event) => secondsLeft() <= 0 && event.interrupt() }).modelStatus
}

/** The best columns for one aim that are found in this time, begun with the best so far, and the limit that is proven. */
function solve(model, part, costs, best, seconds) {
  model.changeColsCost({ kind: 'range', from: 0, to: part.columns - 1 }, costs)
  let status = run(model, best, seconds)
  // the best so far keeps all rules: where its preparation says that nothing does, the sum is solved without it
  const isAstray =
    status === modelStatus.infeasible || (status === modelStatus.optimal && !Number.isFinite(boundOf(model)))
  if (isAstray) {
    model.options.set('presolve', 'off')
    status = run(model, best, Math.min(seconds, secondsLeft()))
    model.options.set('presolve', 'choose')
  }
  const isFound = model.info.get('primal_solution_status') === feasible
  const found = isFound ? wholeOf(part, model.getSolution().colValue) : best
  const solution = valueOf(costs, found) <= valueOf(costs, best) ? found : best
  const value = valueOf(costs, solution)
  const proven = Math.ceil(boundOf(model) - 1e-6)
  return { solution, value, bound: status === modelStatus.optimal ? value : Math.min(value, proven) }
}

/** One aim after the other; what an aim has reached is kept by those after it. Once one is not proven, time is out. */
function solvePart(part, seconds) {
  const model = open(part)
  const over = Date.now() + seconds * 1000
  let best = part.start
  const aims = part.aims.map(({ costs, least }, at) => {
    const now = valueOf(costs, best)
    const left = (over - Date.now()) / 1000
    const isLast = at === part.aims.length - 1
    const result =
      now === least || left <= 0
        ? { solution: best, value: now, bound: least }
        : solve(model, part, costs, best, isLast ? left : left * 0.8)
    best = result.solution
    const used = [...costs.keys()].filter((column) => costs[column] !== 0)
    if (used.length > 0 && !isLast)
      model.addRow(-highs.infinity, result.value, { indices: used, values: used.map((column) => costs[column]) })
    return { value: result.value, bound: Math.max(least, result.bound) }
  })
  model.dispose()
  return { solution: best, aims }
}

/** By its size, but no small part is cut short while there is time; they come first. */
const secondsFor = ({ columns }) => Math.max((secondsLeft() * columns) / columnsLeft, Math.min(2, secondsLeft() / 4))
let columnsLeft = models.reduce((total, { columns }) => total + columns, 0)
const answers = models.map((part) => {
  const seconds = secondsFor(part)
  columnsLeft -= part.columns
  return solvePart(part, seconds)
})
parentPort.postMessage(answers)
