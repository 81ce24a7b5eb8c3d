/** Up the ladder and down again (ES-1 … ES-4): what the rules suggest, what people decide. */
export { accept, bringBack, cannotSolve, decline, dissatisfied, handBack, putOff, raise, stepIn, takeBack } from './deciding.ts'
export { ofTicket, report } from './escalationView.ts'
export { isToLookThrough, lookAt, lookThroughAlarms, lookThroughAll, lookThroughSome, mostAtOnce, nextLookAt, ticketsOfClocks, ticketsToLookAt, ticketsOf } from './looking.ts'
export { type ContactCase, suggestedFor } from './ofCase.ts'
