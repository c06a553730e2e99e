import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { at, cache } from './places.mjs'
import { run } from './processes.mjs'
import { environment } from './tools.mjs'

/** Chromium without its windows: the walks cost a quarter to a third less processor time in it. */
const light = '/usr/bin/chromium-headless-shell'
const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** Finds a Chromium, installs Debian's, or unpacks the one among our packages; answers with the settings Playwright needs, or null. */
export async function findBrowser() {
  const chosen = [process.env.CHROMIUM_PATH, light]
  return (
    (await installed(chosen)) ??
    ((await install('chromium-headless-shell')) ? await installed([light]) : null) ??
    (await installed(usual)) ??
    ((await install('chromium')) ? await installed(usual) : null) ??
    (await packaged())
  )
}

async function installed(files) {
  for (const file of files) {
    if (file && (await works(file))) return { CHROMIUM_PATH: file, ...(await japaneseFonts()) }
  }
  return null
}

/** On Debian and Ubuntu root may simply install it, with Japanese letters and what reads a PDF back; an older release lacks the light one. */
async function install(browser) {
  if (process.getuid?.() !== 0 || !fs.existsSync('/etc/debian_version')) return false
  const packages = [browser, 'fonts-noto-cjk', 'poppler-utils']
  const env = { ...environment, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) => run('apt-get', ['-qq', ...args], { env, keep: true, minutes: 10 })
  console.log(`apt-get install ${packages.join(' ')}`)
  const attempt = () => apt('install', '-y', '--no-install-recommends', ...packages)
  let { code, output } = await attempt()
  if (code !== 0 && (await apt('update')).code === 0) ({ code, output } = await attempt())
  if (code !== 0) console.log(`that did not work, going on without: ${output.trim().split('\n').at(-1)}`)
  return code === 0
}

/** Needs neither root nor the network: the package holds Chromium with its libraries, but no Japanese letters. */
async function packaged() {
  const unpacked = cache('chromium')
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x'
  process.env.TMPDIR = unpacked
  try {
    const { default: chromium } = await import(pathToFileURL(fromWalks('@sparticuz/chromium')).href)
    const CHROMIUM_PATH = await chromium.executablePath()
    const { LD_LIBRARY_PATH = '' } = process.env
    if (!(await works(CHROMIUM_PATH, { LD_LIBRARY_PATH }))) return null
    return { CHROMIUM_PATH, LD_LIBRARY_PATH, FONTCONFIG_FILE: writeFontSettings() }
  } catch (error) {
    console.log(`the packaged Chromium cannot be used: ${error.message}`)
    return null
  }
}

async function works(file, env = {}) {
  if (!fs.existsSync(file)) return false
  const { code } = await run(file, ['--version'], { env: { ...environment, ...env }, keep: true, minutes: 1 })
  return code === 0
}

/** Ours, where the machine has none. */
async function japaneseFonts() {
  const { code, output } = await run('fc-list', [':lang=ja', 'family'], { env: environment, keep: true })
  return code === 0 && output.trim() ? {} : { FONTCONFIG_FILE: writeFontSettings() }
}

function writeFontSettings() {
  const folder = cache('fonts')
  const fonts = path.dirname(fromWalks('@expo-google-fonts/noto-sans-jp/package.json'))
  for (const file of ['400Regular/NotoSansJP_400Regular.ttf', '700Bold/NotoSansJP_700Bold.ttf']) {
    fs.copyFileSync(path.join(fonts, file), path.join(folder, path.basename(file)))
  }
  const settings = path.join(folder, 'fonts.conf')
  fs.writeFileSync(
    settings,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><cachedir>${path.join(folder, 'cache')}</cachedir></fontconfig>
`,
  )
  return settings
}

const fromWalks = (name) => createRequire(at('e2e', 'package.json')).resolve(name)
