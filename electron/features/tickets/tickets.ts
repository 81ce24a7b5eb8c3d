/** What the desk may do with tickets. */
/** For the features that lead a ticket on: look it up, check its version, change it with its clocks. */
export { change, changeable, changeBy, foreseeOf, momentsKept, rowOf } from './ticket.ts'
export type { ChangingTicket, TicketWithContact } from './tickets.store.ts'
export { assign, changeTier, comment, findOfContact, goOn, grade, type GradeGiven, move, open, type OpenedTicket, problemOf, wait } from './ticket.ts'
export { earlier, get, history, lastAbout, reveal, siblingsOf, whyOfTicket } from './ticketView.ts'
export { setCourse, step } from './life.ts'
export { assess, learn, plan, tick, writePlan } from './plan.ts'
export { pull, release, released, setSkills, skills, urge } from './dispatch.ts'
export { duplicates } from './duplicates.ts'
export { merge, unmerge } from './merging.ts'
export { isRetargeting, publishClocks, retargeting, retargetSome, tryOut } from './retargeting.ts'
export { counts, queue } from './queue.ts'
export { arrange, changeView, nameView, removeView, restoreView, views } from './queueViews.ts'
