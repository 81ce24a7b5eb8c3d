import type { RefusedReason } from '../../../shared/refusedFiles.ts'

/** A file that is not read, and why; whatever else is thrown means that it is broken. */
export class Refused extends Error {
  readonly reason: RefusedReason

  constructor(reason: RefusedReason) {
    super(reason)
    this.name = 'Refused'
    this.reason = reason
  }
}
