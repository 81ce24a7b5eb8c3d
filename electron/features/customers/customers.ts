/** Who calls: found as one types, made in place, known from then on. */
export { likely, search, withMemberNumber, withPhone } from './finding.ts'
export { create, get, getByRow, reveal, tagsOfEach, update } from './keeping.ts'
export { areNamesToIndex, indexSomeNames, namesRead } from './nameForms.ts'
export { samePhone } from './likely.rules.ts'
export type { CustomerFacts } from './facts.ts'
