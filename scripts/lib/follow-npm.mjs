import fs from 'node:fs'

/**
 * npm puts a shell between itself and us, and that shell passes no signals on: when npm is stopped or killed, nobody tells us.
 * So we look now and then whether the shell is still our parent and npm still the shell's; `orphaned` is called once when not.
 */
export function followNpm(orphaned) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  const shell = process.ppid
  const npm = isShellOfNpm(shell) ? parentOf(shell) : null
  const timer = setInterval(() => {
    if (process.ppid === shell && (npm === null || parentOf(shell) === npm)) return
    clearInterval(timer)
    orphaned()
  }, 300)
  timer.unref()
}

const isShellOfNpm = (pid) => read(pid, 'cmdline').includes('-c\0node scripts/')

function parentOf(pid) {
  const stat = read(pid, 'stat')
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) || null
}

function read(pid, what) {
  try {
    return fs.readFileSync(`/proc/${pid}/${what}`, 'utf8')
  } catch {
    return ''
  }
}
