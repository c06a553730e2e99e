import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { at, root } from './places.mjs'

/** One number for the contents of these files and folders, this Node and this machine. */
export function fingerprint(paths) {
  const hash = crypto.createHash('sha256').update(`${process.version} ${process.platform} ${process.arch}\n`)
  for (const file of paths.flatMap((one) => filesUnder(at(one))).sort()) {
    hash.update(`${path.relative(root, file)}\n`).update(fs.readFileSync(file))
  }
  return hash.digest('hex')
}

/** A remembered fingerprint: whether the work behind it is still good, and how to remember that it was done. */
export function stamp(name) {
  const file = at('node_modules', `.stamp-${name}`)
  return {
    matches: (print) => fs.existsSync(file) && fs.readFileSync(file, 'utf8') === print,
    set: (print) => fs.writeFileSync(file, print),
    clear: () => fs.rmSync(file, { force: true }),
  }
}

function filesUnder(where) {
  const stat = fs.statSync(where, { throwIfNoEntry: false })
  if (!stat) return []
  if (stat.isFile()) return [where]
  return fs.readdirSync(where).flatMap((name) => filesUnder(path.join(where, name)))
}
