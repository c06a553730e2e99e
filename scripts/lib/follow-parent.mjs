/** Loaded before a server that somebody started: when that process is gone, even killed outright, the server stops in good order. */
if (process.channel) {
  process.channel.unref()
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
}
