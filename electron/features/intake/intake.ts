/** The guided intake (受理), as the desk calls it. */
export { abandon, choose, confirm, goTo, grade, next, resume, say, setCustomer, skip, start, undo, weigh, write } from './taking.ts'
export { open, view } from './intakeView.ts'
export { find, jump } from './jumping.ts'
export { save } from './saving.ts'
