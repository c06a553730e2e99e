export { insertMeeting, insertSignUp, meetingById, signUpById } from './exchange-meetings.store.ts'
