import { useState } from 'react'
import { AppError } from '../../shared/errors.ts'
import { asAppError } from '../api/client.ts'
import { inBase64 } from './base64.ts'

/** A file as it travels: its name, and its bytes in base64. */
export interface SentFile {
  readonly file: string
  readonly content: string
}

/**
 * A file of which it is told first what is in it, and which is then taken whole or not at all.
 * @param limit most bytes that travel, and which words say so
 * @param check what the backend finds in it
 */
export function useCheckedFile<Sent extends SentFile, Check>(limit: { readonly bytes: number; readonly key: string }, check: (sent: Sent | SentFile) => Promise<Check>) {
  const [chosen, setChosen] = useState<{ readonly sent: Sent | SentFile; readonly check: Check } | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const attempt = async (what: () => Promise<void>) => {
    try {
      setError(null)
      await what()
    } catch (thrown) {
      setError(asAppError(thrown))
    }
  }
  const look = async (sent: Sent | SentFile) => {
    setChosen({ sent, check: await check(sent) })
  }
  return {
    chosen,
    error,
    choose: (file: File) =>
      attempt(async () => {
        setChosen(null)
        if (file.size > limit.bytes) throw new AppError('too_large', { bytes: file.size, most: limit.bytes }, limit.key)
        await look({ file: file.name, content: inBase64(new Uint8Array(await file.arrayBuffer())) })
      }),
    /** Looks at it once more, as a person said how it is to be read. */
    again: (sent: Sent) => attempt(() => look(sent)),
    /** Takes it; what was chosen stays where that is refused. */
    take: (what: () => Promise<void>) =>
      attempt(async () => {
        await what()
        setChosen(null)
      }),
  }
}
