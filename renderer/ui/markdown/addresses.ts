import { attachmentAt } from '../../../shared/knowledge/attachments.ts'

/** Largest picture that may be written into the text itself, bytes. */
export const largestPicture = 200 * 1024

const picture = /^data:image\/(?:png|jpeg|gif|webp);base64,([A-Za-z0-9+/]+={0,2})$/
const elsewhere = /^(?:https?|mailto|tel):/i

/** Whether this is a picture that lies in the article itself, of a kind that holds no markup, and no larger than it may be. */
export function isPicture(address: string): boolean {
  const [, data] = picture.exec(address) ?? []
  return data !== undefined && (data.length * 3) / 4 <= largestPicture
}

/** Whether Markdown with this address is a link or a picture at all; else it stays the text that it is. Neither is ever followed. */
export function isAddress(address: string): boolean {
  return elsewhere.test(address) || address.startsWith('data:image/') || attachmentAt(address) !== null
}
