import type { IncomingMessage } from 'node:http'

/** Host and port that the request must name: the ones its connection came in on. `localhost` is another name, so another Host. */
export function authorityOf(request: IncomingMessage): string {
  return `127.0.0.1:${String(request.socket.localPort)}`
}

export const originOf = (request: IncomingMessage): string => `http://${authorityOf(request)}`

/**
 * The status that refuses a request sent to another name (DNS rebinding: 421) or by a page of another origin (403);
 * undefined: it may pass. A header given twice is not exact.
 */
export function refusedAtDoor(request: IncomingMessage): 421 | 403 | undefined {
  const { host, origin } = request.headersDistinct
  if (!isOnly(host, authorityOf(request))) return 421
  if (origin !== undefined && !isOnly(origin, originOf(request))) return 403
  return undefined
}

const isOnly = (values: readonly string[] | undefined, expected: string): boolean => values?.length === 1 && values[0] === expected
