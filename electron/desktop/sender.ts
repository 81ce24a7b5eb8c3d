import { origin } from './origin.ts'

/** What is looked at of the frame that sent a message; Electron gives null for one that has gone or moved on meanwhile. */
interface SenderFrame {
  readonly origin: string
  readonly parent: unknown
}

export interface Sender {
  readonly sender: unknown
  readonly senderFrame: SenderFrame | null
}

/** The one guard before anything is read: the top frame of the desk's own window, on exactly its origin. */
export function isOurPage({ sender, senderFrame }: Sender, page: object | undefined): boolean {
  return page !== undefined && sender === page && senderFrame !== null && senderFrame.parent === null && senderFrame.origin === origin
}
