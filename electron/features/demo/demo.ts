/** An invented month for demonstrations and benchmarks; nothing in the desk calls it. */
export { chanceOf } from './chance.rules.ts'
export { beginMonth, catchUp, leaveOpenContacts, type Month, type MonthWanted } from './month.ts'
export { inventTicket } from './invent.ts'
export { holdingsOf } from './holdings.ts'
export { leaveOrders } from './shop.ts'
export { leaveShift } from './shift.ts'
