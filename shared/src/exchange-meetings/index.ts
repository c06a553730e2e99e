export * from './exchange-meeting.endpoints.ts'
export * from './exchange-meeting.lifecycle.ts'
export * from './exchange-meeting.ts'
