import type { BrowserAddress } from '@app/shared/notifications'

/** The small program that shows notices while the site is closed; loaded when somebody first asks for it. */
const worker = '/push-worker.js'

export const canShow = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

/** The address that this browser has, if it has one. */
async function subscription(): Promise<PushSubscription | null> {
  if (!canShow()) return null
  const registration = await navigator.serviceWorker.getRegistration(worker)
  return (await registration?.pushManager.getSubscription()) ?? null
}

/** By what this browser recognises itself among mine (SHA-256 of its address); null: it shows nothing. */
export async function ownMark(): Promise<string | null> {
  const own = await subscription()
  if (!own) return null
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(own.endpoint))
  return base64url(new Uint8Array(hash))
}

/** Asks the person, and then the browser's maker for an address. Null: the person said no. */
export async function askForAddress(publicKey: string): Promise<BrowserAddress | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null
  const registration = await navigator.serviceWorker.register(worker)
  await navigator.serviceWorker.ready
  const before = await registration.pushManager.getSubscription()
  await before?.unsubscribe()
  const own = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
  const { keys } = own.toJSON()
  return keys?.['p256dh'] && keys['auth']
    ? { endpoint: own.endpoint, p256dh: keys['p256dh'], auth: keys['auth'] }
    : null
}

/** Gives the address back to the browser's maker. */
export async function giveBack(): Promise<void> {
  await (await subscription())?.unsubscribe()
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
