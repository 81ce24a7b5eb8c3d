/** What the desk may do with tickets. */
export { assign, comment, findOfContact, grade, type GradeGiven, move, open, type OpenedTicket } from './ticket.ts'
export { earlier, get, history, lastAbout, reveal, siblingsOf } from './ticketView.ts'
export { counts, queue } from './queue.ts'
export { arrange, changeView, nameView, removeView, restoreView, views } from './queueViews.ts'
