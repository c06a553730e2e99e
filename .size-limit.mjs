import { existsSync, readFileSync, readdirSync } from 'node:fs'

/** What a phone on a slow line has to load: the first page's scripts, its styles, and each screen that comes later. */
const dist = 'web/dist'
const page = existsSync(`${dist}/index.html`) ? readFileSync(`${dist}/index.html`, 'utf8') : ''
const linked = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, file]) => file)
const scripts = linked.filter((file) => file.endsWith('.js'))
const styles = linked.filter((file) => file.endsWith('.css'))
const later = existsSync(`${dist}/assets`)
  ? readdirSync(`${dist}/assets`)
      .map((name) => `assets/${name}`)
      .filter((file) => file.endsWith('.js') && !scripts.includes(file))
  : []
const inDist = (files) => files.map((file) => `${dist}/${file}`)

export default [
  { name: 'first scripts', path: inDist(scripts), limit: '70 kB', gzip: true },
  { name: 'styles', path: inDist(styles), limit: '8 kB', gzip: true },
  ...later.map((file) => ({ name: file, path: `${dist}/${file}`, limit: '45 kB', gzip: true })),
]
