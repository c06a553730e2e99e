export { applicantsDoor, deskDoor, ownDoor } from './door.queries.ts'
export { default as EnclosuresPanel } from './EnclosuresPanel.vue'
