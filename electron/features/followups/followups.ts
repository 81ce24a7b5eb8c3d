/** Closing the loop (FU-1 … FU-3): the call back after solving, what the customer thinks of it, and the words after closing. */
export { due, get, record, settle, timesDissatisfied, undo } from './calling.ts'
export { type GivenRating, improve, improvements, rate, ratings, take as takeRating } from './rating.ts'
export { beginRatings, checkRatings, importRatings, type RatingCounts, type RatingsRead, takeRatings } from './ratingFile.ts'
export { ratingImports, undoRatings } from './ratingImports.ts'
export { care, sendCare } from './care.ts'
