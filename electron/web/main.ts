import { homedir } from 'node:os'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import manifest from '../../package.json' with { type: 'json' }
import { nearestLanguage } from '../../shared/text.ts'
import { defaultDataFolder } from '../app/dataFolder.ts'
import { nodeOffice } from '../app/nodeOffice.ts'
import { openDesk } from '../app/openDesk.ts'
import type { Notifier } from '../app/ports.ts'
import { StartError } from '../app/startError.ts'
import { startFailure } from '../app/startFailure.ts'
import { systemClock } from '../app/systemPorts.ts'
import { words, type Say } from '../app/words.ts'
import { readArguments, synopsis, type Arguments } from './arguments.ts'
import { startHost } from './host.ts'
import { defaultPort, PortTaken } from './listen.ts'
import { readPageFiles } from './pageFiles.ts'
import { readyLine } from './ready.ts'
import { askRunningHost } from './runningHost.ts'

/** `dist/<name>`: this file runs as dist/web/main.js. */
const built = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url))

const tell = (line: string): boolean => process.stderr.write(`${line}\n`)

/** The page shows its alarms itself; a host has no screen of its own. */
const noNotifier: Notifier = { alarms: () => undefined }

/** Serves the desk until a signal ends it. Exit code 0: ended as asked; 1: could not be served; 2: the call makes no sense. */
async function run(args: readonly string[]): Promise<number> {
  const asked = readArguments(args)
  if (asked === undefined) {
    process.stderr.write(synopsis)
    return 2
  }
  const say = words(asked.language ?? nearestLanguage(Intl.DateTimeFormat().resolvedOptions().locale))
  const folder = asked.folder ?? defaultDataFolder(process.platform, process.env, homedir())
  try {
    return await serve(asked, folder, say)
  } catch (error) {
    tell(reasonOf(error, folder, say))
    return 1
  }
}

async function serve({ port, language }: Arguments, folder: string, say: Say): Promise<number> {
  const files = readPageFiles(built('renderer'))
  if (files === undefined) {
    tell(say('start.not_built'))
    return 1
  }
  const desk = await openOrFindDesk(folder)
  if ('code' in desk) {
    process.stdout.write(readyLine(desk.port, desk.code, language))
    return 0
  }
  const { backend, clock, log } = desk
  process.on('uncaughtExceptionMonitor', (error) => log.error('web.crashed', error))
  const ending = askedToEnd()
  try {
    const host = await startHost({ backend, clock, log, files, folder, port })
    if (port === undefined && host.port !== defaultPort) tell(say('start.port_moved', { port: defaultPort }))
    process.stdout.write(readyLine(host.port, host.issueCode(), language))
    await ending
    await host.stop()
    return 0
  } finally {
    backend.close()
  }
}

/** The desk on this folder, or the port and a fresh code of the host that serves it already. */
async function openOrFindDesk(folder: string) {
  try {
    const playbookFile = built('resources/playbooks/retail.json')
    return openDesk({ folder, playbookFile, knowledgeFolder: built('resources/knowledge'), appVersion: manifest.version, office: nodeOffice(built('web/office.js'), systemClock), threads: { folding: built('web/folding.js'), planning: built('web/planning.js') }, notifier: noNotifier })
  } catch (error) {
    const running = error instanceof StartError && error.code === 'already_running' ? await askRunningHost(folder, systemClock) : undefined
    if (running === undefined) throw error
    return running
  }
}

/** Resolves at the first signal; a second one finds no listener and ends the process at once. */
function askedToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}

/** One line for the person; what nobody foresaw goes to the log with its stack. */
function reasonOf(error: unknown, folder: string, say: Say): string {
  if (error instanceof PortTaken) return say('start.port_taken', { port: error.port })
  return startFailure(error, folder, 'web.not_started', say)
}

process.exitCode = await run(process.argv.slice(2))
