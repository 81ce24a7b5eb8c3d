import { fileURLToPath } from 'node:url'
import { nodeOffice } from '../../electron/app/nodeOffice.ts'
import type { Clock } from '../../electron/app/ports.ts'

/** Office files are unpacked as by the web host, in a Node of its own, from the source. */
export const testOffice = (clock: Pick<Clock, 'after'>) => nodeOffice(fileURLToPath(new URL('../../electron/reading/office/child.ts', import.meta.url)), clock)
