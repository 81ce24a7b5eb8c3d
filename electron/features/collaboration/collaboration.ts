/** What the desk may ask of departments (DP-1 … DP-3). */
export { answer, discard, send, withdraw, write } from './asking.ts'
export { ofTicket, open } from './views.ts'
