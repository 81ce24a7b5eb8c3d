/** What customers have bought, as the shop tells it. */
export { claim, customerOf, get, getByRow, ofCustomer, search } from './finding.ts'
export { beginImport, check, importFile, type Imported } from './importing.ts'
export { beginReading, type Reading } from './reading.ts'
export { instantOf } from './dates.rules.ts'
export type { OrderFacts } from './facts.ts'
