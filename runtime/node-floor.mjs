// First import of every command: answers an old Node in one line, before anything that it could trip over is run.
// Written in the plainest syntax, because it must parse where the rest would not.
import process from 'node:process'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`FourStep needs Node 20.19 or newer to start; this is ${process.version}. Install a current one from https://nodejs.org.\n`)
  process.exit(1)
}
