export { applicantsDoor, deskDoor, ownDoor } from './door.queries.ts'
export { default as EnclosuresPanel } from './EnclosuresPanel.vue'
export { default as FilePick } from './FilePick.vue'
export { type ReadyPicture, readyPicture } from './picture.file.ts'
