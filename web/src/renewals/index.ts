export { default as RenewalBanner } from './RenewalBanner.vue'
export { default as RenewalPanel } from './RenewalPanel.vue'
