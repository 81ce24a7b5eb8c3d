/** What the desk may do with tickets. */
/** For the features that lead a ticket on: look it up, check its version, change it with its clocks. */
export { change, changeable, factsOf, restsOf, rowOf } from './ticket.ts'
export { contactsAbout, notesOn, openAfter, rowByKey } from './reading.ts'
export type { ChangingTicket, TicketWithContact } from './tickets.store.ts'
export { assign, changeTier, comment, findOfContact, goOn, grade, type GradeGiven, move, open, type OpenedTicket, problemOf, wait } from './ticket.ts'
export { earlier, get, history, lastAbout, reveal, siblingsOf, whyOfTicket } from './ticketView.ts'
export { duplicates } from './duplicates.ts'
export { merge, unmerge } from './merging.ts'
export { isRetargeting, publishClocks, retargeting, retargetSome, tryOut } from './retargeting.ts'
export { counts, queue } from './queue.ts'
export { arrange, changeView, nameView, removeView, restoreView, views } from './queueViews.ts'
