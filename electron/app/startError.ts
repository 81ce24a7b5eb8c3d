/** Why the desk could not start, as the shells tell it; defined where the database is opened. */
export { StorageError as StartError, type StorageProblem as StartProblem } from '../db/storageError.ts'
