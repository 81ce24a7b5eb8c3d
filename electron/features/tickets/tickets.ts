/** What the desk may do with tickets. */
export { comment, findOfContact, grade, type GradeGiven, move, open, type OpenedTicket } from './ticket.ts'
export { earlier, get, history, siblingsOf } from './ticketView.ts'
export { queue } from './queue.ts'
