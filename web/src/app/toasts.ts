import { defineStore } from 'pinia'
import { ref } from 'vue'

export interface Toast {
  id: number
  text: string
  tone: 'success' | 'info' | 'error'
  /** A way back, when the act can be undone. */
  undo?: (() => void) | undefined
}

/** Short notices at the edge of the screen. They never carry what a person must read: that stands on the page. */
export const useToasts = defineStore('toasts', () => {
  const toasts = ref<Toast[]>([])
  let last = 0

  function close(id: number): void {
    toasts.value = toasts.value.filter((toast) => toast.id !== id)
  }

  function say(text: string, options: { tone?: Toast['tone']; undo?: () => void } = {}): void {
    const id = ++last
    toasts.value = [...toasts.value.slice(-2), { id, text, tone: options.tone ?? 'success', undo: options.undo }]
    setTimeout(() => close(id), options.undo ? 15_000 : 8_000)
  }

  return { toasts, say, close }
})
