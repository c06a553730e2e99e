import { type AddressInfo, createServer, type Socket } from 'node:net'

interface Kept {
  uid: number
  raw: Buffer
  flags: Set<string>
}

const user = 'reply'
const password = 'a-word-of-the-box'

/**
 * A small IMAP4rev1 server over TCP (RFC 3501): one account, one box, mails with numbers and flags that outlive a
 * connection. It can hang up at a command, as real ones do.
 */
export async function fakeImap() {
  const mails: Kept[] = []
  const sockets = new Set<Socket>()
  /** Commands at which it hangs up, once each: before it does them, or after. */
  const hangUps: { at: RegExp; after?: boolean }[] = []
  const commands: string[] = []
  let connections = 0
  let uids = 0

  const server = createServer((socket) => {
    connections += 1
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    const state = { isIn: false, isOpen: false }
    const say = (line: string) => socket.write(`${line}\r\n`)
    say('* OK [CAPABILITY IMAP4rev1] ready')
    let typed = ''
    socket.on('data', (part: Buffer) => {
      typed += part.toString('latin1')
      for (let end = typed.indexOf('\r\n'); end >= 0; end = typed.indexOf('\r\n')) {
        const line = typed.slice(0, end)
        typed = typed.slice(end + 2)
        obey(line)
      }
    })

    function obey(line: string) {
      const [, tag = '*', rest = ''] = /^(\S+) (.*)$/.exec(line) ?? []
      const command = rest.replace(/^UID /i, '').split(' ')[0]!.toUpperCase()
      commands.push(command === 'LOGIN' ? 'LOGIN' : rest)
      const at = hangUps.findIndex((one) => one.at.test(rest))
      const hangUp = at >= 0 ? hangUps.splice(at, 1)[0]! : null
      if (hangUp && !hangUp.after) return void socket.destroy()
      const done = answer(command, rest)
      if (hangUp) return void socket.destroy()
      say(`${tag} ${done}`)
      if (command === 'LOGOUT') socket.end()
    }

    function answer(command: string, rest: string): string {
      if (command === 'CAPABILITY') say('* CAPABILITY IMAP4rev1')
      else if (command === 'LOGIN') {
        if (rest !== `LOGIN ${user} ${password}` && rest !== `LOGIN "${user}" "${password}"`)
          return 'NO [AUTHENTICATIONFAILED] wrong'
        state.isIn = true
      } else if (command === 'LOGOUT') say('* BYE bye')
      else if (command === 'NOOP') return 'OK done'
      else if (!state.isIn) return 'BAD not signed in'
      else if (command === 'LIST') say('* LIST () "/" INBOX')
      else if (command === 'SELECT') {
        state.isOpen = true
        say('* FLAGS (\\Seen \\Flagged \\Answered \\Deleted \\Draft)')
        say(`* ${mails.length} EXISTS`)
        say('* OK [PERMANENTFLAGS (\\Seen \\Flagged \\*)] ok')
        say('* OK [UIDVALIDITY 1] ok')
        say(`* OK [UIDNEXT ${uids + 1}] ok`)
        return 'OK [READ-WRITE] done'
      } else if (!state.isOpen) return 'BAD no box is open'
      else if (command === 'SEARCH') {
        if (!/UNSEEN/.test(rest)) return 'BAD only UNSEEN'
        const found = mails.filter(({ flags }) => !flags.has('\\Seen')).map(({ uid }) => uid)
        say(`* SEARCH${found.map((uid) => ` ${uid}`).join('')}`)
      } else if (command === 'FETCH') for (const mail of chosen(rest)) fetched(mail, rest)
      else if (command === 'STORE') {
        for (const mail of chosen(rest)) {
          for (const flag of /\(([^)]*)\)/.exec(rest)![1]!.split(' ')) mail.flags.add(flag)
          say(`* ${mails.indexOf(mail) + 1} FETCH (UID ${mail.uid} FLAGS (${[...mail.flags].join(' ')}))`)
        }
      } else return 'BAD unknown'
      return 'OK done'
    }

    function fetched(mail: Kept, rest: string) {
      const parts = [`UID ${mail.uid}`]
      if (/RFC822\.SIZE/.test(rest)) parts.push(`RFC822.SIZE ${mail.raw.length}`)
      if (/FLAGS/.test(rest)) parts.push(`FLAGS (${[...mail.flags].join(' ')})`)
      const head = `* ${mails.indexOf(mail) + 1} FETCH (${parts.join(' ')}`
      if (!/BODY\.PEEK\[\]/.test(rest)) return say(`${head})`)
      socket.write(`${head} BODY[] {${mail.raw.length}}\r\n`)
      socket.write(mail.raw)
      say(')')
    }
  })

  /** By numbers as they stand in a command: 「UID FETCH 1,4:6 (…)」. */
  function chosen(rest: string): Kept[] {
    const numbers = /^(?:UID )?\w+ (\S+)/i
      .exec(rest)![1]!
      .split(',')
      .map((one) => one.split(':').map(Number))
    return mails.filter(({ uid }) => numbers.some(([from, to = from]) => uid >= from! && uid <= to!))
  }

  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    env: { IMAP_URL: `imap://${user}:${password}@127.0.0.1:${port}`, REPLY_ADDRESS: 'reply@mail.example.jp' },
    mails,
    hangUps,
    commands,
    connections: () => connections,
    /** A mail comes in; answers with its number. */
    arrives: (raw: string | Buffer) => {
      mails.push({ uid: ++uids, raw: Buffer.from(raw), flags: new Set() })
      return uids
    },
    flagsOf: (uid: number) => [...mails.find((mail) => mail.uid === uid)!.flags].toSorted(),
    close: () =>
      new Promise<void>((done) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => done())
      }),
  }
}
