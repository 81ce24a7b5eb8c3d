import { largestFrame } from '../../shared/rpc.ts'
import { second } from '../../shared/time.ts'

/** What one connection may cost. Times in milliseconds, sizes in bytes. */
export const limits = {
  http: {
    /** for the whole request: nothing that is asked for here takes a local client a second */
    requestTimeout: 5 * second,
    keepAliveTimeout: 5 * second,
    connectionsCheckingInterval: second,
    maxHeaderSize: 8 * 1024,
  },
  connections: 256,
  sockets: 64,
  frame: largestFrame,
  /** What may wait for a window that does not read. */
  backlog: 8 * 1024 * 1024,
  /** How often a window must give a sign of life. */
  heartbeat: 30 * second,
  /** How long windows get to say goodbye when the host ends. */
  goodbye: second,
} as const
