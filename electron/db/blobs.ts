import type { AnyId } from '../../shared/ids.ts'

/** UUIDs are 16 bytes in the database (a third of the text's index) and text everywhere else. */
export function uuidToBlob(uuid: string): Uint8Array {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex')
}

/** The text form; the column says whose id it is. */
export function blobToUuid(blob: Uint8Array): AnyId {
  const hex = (Buffer.isBuffer(blob) ? blob : Buffer.from(blob.buffer, blob.byteOffset, blob.byteLength)).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as AnyId
}
