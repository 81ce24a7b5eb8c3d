import process from 'node:process'
import fc from 'fast-check'

/** What random cases begin from. The same commit has the same verdict; `FOURSTEP_SEED=random` looks for cases that nobody has seen yet. */
const said = process.env['FOURSTEP_SEED'] ?? '20261126'
export const seed = said === 'random' ? Date.now() ^ (process.pid << 8) : Number(said)

fc.configureGlobal({ seed })
