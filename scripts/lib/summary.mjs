/** Prints the table, the names worth reading and, as the very last line, the sum. */
export function printSummary(results) {
  const rows = results.map(({ name, passed, failed, skipped, seconds }) => [
    name,
    String(passed),
    String(failed.length),
    String(skipped.length),
    seconds.toFixed(1),
  ])
  console.log()
  for (const [name, ...figures] of [['suite', 'passed', 'failed', 'skipped', 'seconds'], ...rows]) {
    console.log(name.padEnd(12) + figures.map((figure) => figure.padStart(9)).join(''))
  }
  const failed = results.flatMap((result) => result.failed)
  const skipped = results.flatMap((result) => result.skipped)
  const repeated = results.flatMap((result) => result.repeated ?? [])
  const passed = results.reduce((sum, result) => sum + result.passed, 0)
  printNames('failed', failed)
  printNames('skipped', skipped)
  printNames('passed only on the second try', repeated)
  const rest = skipped.length > 0 ? `, ${skipped.length} skipped` : ''
  console.log(`\n${passed} passed, ${failed.length} failed${rest}`)
}

function printNames(title, names) {
  if (names.length > 0) console.log(`\n${title}:\n${names.map((name) => `  ${name}`).join('\n')}`)
}
