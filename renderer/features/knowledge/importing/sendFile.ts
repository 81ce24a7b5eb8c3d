import { largestPiece } from '../../../../shared/contract/knowledge.ts'
import { asAppError, type Client } from '../../../api/client.ts'
import { inBase64 } from '../../../ui/base64.ts'

/** Sends a file piece by piece and has it read; one that was stopped meanwhile is no error. @throws AppError */
export async function sendFile({ knowledge }: Client, file: File): Promise<void> {
  const { importId } = await knowledge.startImport({ file: file.name, size: file.size })
  try {
    for (let at = 0; at < file.size; at += largestPiece) {
      const bytes = new Uint8Array(await file.slice(at, at + largestPiece).arrayBuffer())
      await knowledge.sendImport({ importId, at, content: inBase64(bytes) })
    }
    await knowledge.readImport({ importId })
  } catch (thrown) {
    if (asAppError(thrown).code !== 'not_found') throw thrown
  }
}
