// Shows notices while the site is closed. What comes says only that there is news, of which kind, and where to read it.
self.addEventListener('push', (event) => {
  const { title = 'お知らせがあります', body = '', path = '/', tag } = event.data?.json() ?? {}
  const shown = { body, tag, lang: 'ja', icon: '/favicon.svg', data: { path } }
  event.waitUntil(self.registration.showNotification(title, shown))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const { path } = event.notification.data ?? {}
  const isOurs = typeof path === 'string' && /^\/(?!\/)/.test(path)
  event.waitUntil(self.clients.openWindow(isOurs ? path : '/'))
})
