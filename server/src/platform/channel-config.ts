/** LINE Messaging API of the city's official account. */
export interface LineConfig {
  /** Signs what LINE hands in. */
  secret: string
  token: string
  /** 「@abc1234d」: who people add as a friend. */
  botId: string
  /** Without a slash at the end; LINE's own, or a stand-in. */
  url: string
}

/** What the environment says about ways out of the house besides mail; empty: not said. */
export interface ChannelSettings {
  LINE_CHANNEL_SECRET: string
  LINE_CHANNEL_TOKEN: string
  LINE_BOT_ID: string
  LINE_API_URL: string
}

/** Each channel is set up wholly or not at all. */
export function refuseChannels(set: ChannelSettings): string[] {
  return [
    ...together(set, ['LINE_CHANNEL_SECRET', 'LINE_CHANNEL_TOKEN', 'LINE_BOT_ID'], 'LINE'),
    ...(set.LINE_BOT_ID && !set.LINE_BOT_ID.startsWith('@')
      ? ['LINE_BOT_ID: set the basic ID of the account, with the @ in front']
      : []),
    ...notAnAddress(set, 'LINE_API_URL'),
  ]
}

export function channelConfigs(set: ChannelSettings): { line: LineConfig | null } {
  const { LINE_CHANNEL_SECRET: secret, LINE_CHANNEL_TOKEN: token, LINE_BOT_ID: botId } = set
  return { line: secret ? { secret, token, botId, url: plain(set.LINE_API_URL) } : null }
}

const plain = (url: string): string => url.replace(/\/+$/, '')

function together(set: ChannelSettings, names: (keyof ChannelSettings)[], what: string): string[] {
  const missing = names.filter((name) => set[name] === '')
  if (missing.length === 0 || missing.length === names.length) return []
  return [`${missing.join(', ')}: set ${names.join(', ')} together (${what}), or none of them`]
}

const notAnAddress = (set: ChannelSettings, name: keyof ChannelSettings): string[] =>
  set[name] && !/^https?:\/\//.test(set[name]) ? [`${name}: set an address that begins with https://`] : []
