import { fileURLToPath } from 'node:url'

/** The thread that takes the log over into the file, from the source. */
export const foldingProgram = fileURLToPath(new URL('../../electron/db/foldingThread.ts', import.meta.url))
/** The one that plans what a re-targeting comes to next. */
export const planningProgram = fileURLToPath(new URL('../../electron/app/planningThread.ts', import.meta.url))
