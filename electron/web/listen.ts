import type { Server } from 'node:http'

/** The one of a start without --port: always the same origin, so that what the browser keeps for it is found again. */
export const defaultPort = 4417

/** The port that was asked for cannot be had. */
export class PortTaken extends Error {
  readonly port: number

  constructor(port: number) {
    super(`port ${port} cannot be had`)
    this.name = 'PortTaken'
    this.port = port
  }
}

/**
 * Listens on 127.0.0.1 and nowhere else; resolves to the port. 0 is any free one; `wanted` undefined is the default, or any free one where that is taken.
 * @throws PortTaken
 */
export async function listen(server: Server, wanted: number | undefined): Promise<number> {
  try {
    return await listenOn(server, wanted ?? defaultPort)
  } catch (error) {
    if (!(error instanceof PortTaken) || wanted !== undefined) throw error
    return await listenOn(server, 0)
  }
}

function listenOn(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      server.off('listening', done)
      // EACCES: a port of the system, or one that Windows holds back for itself.
      reject(error.code === 'EADDRINUSE' || error.code === 'EACCES' ? new PortTaken(port) : error)
    }
    const done = () => {
      server.off('error', fail)
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    }
    server.once('error', fail).once('listening', done)
    server.listen({ host: '127.0.0.1', port, exclusive: true })
  })
}
