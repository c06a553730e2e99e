import vueI18n from '@intlify/unplugin-vue-i18n/vite'
import tailwindcss from '@tailwindcss/vite'
import vue from '@vitejs/plugin-vue'
import { fileURLToPath } from 'node:url'
import { defaultClientConditions, defineConfig } from 'vite'
import { chunks } from './chunks.ts'

const server = process.env['API_URL'] ?? 'http://127.0.0.1:3000'
const locales = fileURLToPath(new URL('./src/**/locales/*.json', import.meta.url))
/** What the server answers and the dev server only passes on: the API, answer links, paper codes, health. */
const proxy = Object.fromEntries(
  ['/api', '/a/', '/c/', '/r/', '/s/', '/n/', '/t/', '/g/', '/healthz', '/dev/'].map((path) => [path, server]),
)

const i18n = vueI18n({ include: [locales], dropMessageCompiler: true, fullInstall: false, strictMessage: false })

/** Messages are compiled here and nothing is inlined, so the site runs under a strict Content-Security-Policy. */
export default defineConfig({
  plugins: [vue(), tailwindcss(), i18n],
  define: { __VUE_OPTIONS_API__: 'false' },
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: {
    target: 'es2022',
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: chunks } } },
  },
  server: { proxy },
  preview: { proxy },
})
