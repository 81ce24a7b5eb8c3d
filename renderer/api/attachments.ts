import type { OutputOf, ProcedureOf } from '../../shared/contract/index.ts'
import type { Attachment } from '../../shared/contract/knowledge.ts'
import { AppError } from '../../shared/errors.ts'
import { attachmentIdSchema } from '../../shared/ids.ts'
import { pieceBytes } from '../../shared/knowledge/attachments.ts'
import type { Call } from './client.ts'

/** An attachment with what has been fetched of it, Base64. */
export interface Fetched {
  readonly attachment: Attachment
  readonly data: string
}

export const attachmentKey = (attachmentId: string, isWhole: boolean) => ['attachment', attachmentId, isWhole] as const

/** What an attachment is, and all that it holds where that is wanted of such a one; else the front of it. */
export async function fetchAttachment(call: Call, attachmentId: string, isWanted: (attachment: Attachment) => boolean): Promise<Fetched> {
  const id = attachmentIdSchema.parse(attachmentId)
  const first = await call('knowledge.attachment', { attachmentId: id, at: 0 })
  const pieces = [first.data]
  for (let at = isWanted(first.attachment) ? first.next : null; at !== null;) {
    const piece = await call('knowledge.attachment', { attachmentId: id, at })
    pieces.push(piece.data)
    at = piece.next
  }
  return { attachment: first.attachment, data: pieces.join('') }
}

/** The address under which a picture is shown: of the kind that the backend found, never of what its name says. */
export const dataAddress = ({ attachment, data }: Fetched): string => `data:image/${attachment.kind};base64,${data}`

/** Hands a file to the browser to be kept where the person says. It is nothing that could be opened on the way. */
export function saveFile({ attachment, data }: Fetched): void {
  const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = address
  link.download = attachment.name
  link.click()
  setTimeout(() => {
    URL.revokeObjectURL(address)
  }, downloadBegins)
}

/** By then a browser has taken hold of what it downloads, ms. */
const downloadBegins = 60_000

/**
 * Sends a file in pieces.
 * @param onSent is told how many bytes have arrived
 * @param signal stops it; what was sent is forgotten by the backend
 * @throws AppError
 */
export async function sendFile(call: Call, file: File, onSent: (bytes: number) => void, signal: AbortSignal): Promise<Attachment> {
  let attachmentId: Attachment['attachmentId'] | null = null
  for (let at = 0; !signal.aborted;) {
    const data = base64(new Uint8Array(await file.slice(at, at + pieceBytes).arrayBuffer()))
    const reply: OutputOf<ProcedureOf<'knowledge.attach'>> = await call('knowledge.attach', { attachmentId, name: file.name, size: file.size, at, data })
    if (reply.attachment !== null) return reply.attachment
    attachmentId = reply.attachmentId
    at = reply.received
    onSent(at)
  }
  throw new AppError('not_possible', {}, 'attach.stopped')
}

const base64 = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
