import type { Backend } from '../app/backend.types.ts'
import type { Clock, Log } from '../app/ports.ts'
import { createAgain } from './again.ts'
import { removeHostFile, writeHostFile } from './hostFile.ts'
import { createHttpServer } from './httpServer.ts'
import { listen } from './listen.ts'
import type { PageFiles } from './pageFiles.ts'
import { createRefusalLog } from './refusalLog.ts'
import { newSecret } from './secret.ts'
import { createSessions } from './session.ts'
import { watchForWake } from '../app/wakeWatch.ts'
import { createWsShell } from './wsShell.ts'

export interface HostParts {
  readonly backend: Backend
  readonly clock: Clock
  readonly log: Log
  readonly files: PageFiles
  /** The data folder, whose lock the caller holds: host.json is written there. */
  readonly folder: string
  /** undefined: the default one, or a free one where that is taken; 0: a free one */
  readonly port: number | undefined
}

export interface Host {
  readonly port: number
  issueCode(): string
  /** Stops listening and ends every connection. The backend stays open: it belongs to the caller. */
  stop(): Promise<void>
}

/** Opens the desk to this machine's browsers. @throws PortTaken */
export async function startHost({ backend, clock, log, files, folder, port: wanted }: HostParts): Promise<Host> {
  const sessions = createSessions(clock)
  const key = newSecret()
  const noteRefusal = createRefusalLog(log, clock)
  const again = createAgain(key, () => sessions.issueCode(), clock)
  const server = createHttpServer({ files, sessions, again, log, noteRefusal })
  const port = await listen(server, wanted)
  const shell = createWsShell({ backend, sessions, clock, log, noteRefusal })
  server.on('upgrade', shell.upgrade)
  const stopWatching = watchForWake(clock, () => backend.wake())
  const stop = async () => {
    removeHostFile(folder)
    stopWatching()
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeAllConnections()
    await shell.stop()
    await closed
    log.info('web.stopped')
  }
  try {
    writeHostFile(folder, { port, key })
  } catch (error) {
    await stop()
    throw error
  }
  log.info('web.listening', { port })
  return { port, issueCode: () => sessions.issueCode(), stop }
}
