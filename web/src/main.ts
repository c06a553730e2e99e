import { PiniaColada } from '@pinia/colada'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { i18n } from './app/i18n.ts'
import { keepPlace } from './app/keep-place.ts'
import App from './App.vue'
import { router } from './router.ts'
import './ui/styles.css'

// zod may not build functions from text under our Content-Security-Policy; it reads this when a form loads it.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })

createApp(App).use(createPinia()).use(PiniaColada).use(i18n).use(router).mount('#app')
keepPlace()
