import type { Transport } from '../../shared/rpc.ts'
import type { Bridge } from './bridgeTransport.ts'
import { bridgeTransport } from './bridgeTransport.ts'
import { browserPorts } from './browserPorts.ts'
import { webTransport } from './webTransport.ts'

/** The desktop where its preload is there, else the local host this page came from. */
export function chooseTransport(page: Window, code: string | null): Transport {
  const bridge = (page as { readonly fourstep?: Bridge }).fourstep
  return bridge === undefined ? webTransport(browserPorts(page), code) : bridgeTransport(bridge)
}
