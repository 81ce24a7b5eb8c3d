import { useEffect, useRef, useState } from 'react'
import type { Attachment } from '../../../../shared/contract/knowledge.ts'
import { AppError } from '../../../../shared/errors.ts'
import { largestAttachment } from '../../../../shared/knowledge/attachments.ts'
import { sendFile } from '../../../api/attachments.ts'
import { asAppError } from '../../../api/client.ts'
import { useDesk } from '../../../api/desk.ts'

/** A file on its way into an article. */
export interface Upload {
  readonly key: number
  readonly name: string
  /** as far as the browser can tell: what it is is found by the backend */
  readonly isPicture: boolean
  readonly size: number
  readonly sent: number
  readonly error: AppError | null
  /** when all of it has arrived; never where it was refused or stopped */
  readonly arrived: Promise<Attachment>
}

export interface Attaching {
  readonly uploads: readonly Upload[]
  readonly attach: (files: Iterable<File>) => void
  /** takes it off the list, and stops it where it is still on its way */
  readonly drop: (key: number) => void
}

let last = 0

/** Files that are being attached to one part of an article; they stop when that is left. */
export function useAttaching(): Attaching {
  const { call } = useDesk()
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const stops = useRef(new Map<number, AbortController>())
  useEffect(() => {
    const open = stops.current
    return () => {
      for (const stop of open.values()) stop.abort()
    }
  }, [])
  const change = (key: number, now: Partial<Upload>) => {
    setUploads((before) => before.map((upload) => (upload.key === key ? { ...upload, ...now } : upload)))
  }
  const begin = (file: File): Upload => {
    const key = (last += 1)
    const stop = new AbortController()
    stops.current.set(key, stop)
    const refused = file.size === 0 ? new AppError('not_possible', { name: file.name }, 'attach.empty') : file.size > largestAttachment ? new AppError('too_large', { name: file.name, megabytes: largestAttachment / 2 ** 20 }, 'attachment') : null
    const arrived = new Promise<Attachment>((resolve) => {
      if (refused !== null) return
      sendFile(call, file, (sent) => { change(key, { sent }) }, stop.signal).then(
        (attachment) => {
          change(key, { sent: file.size })
          resolve(attachment)
        },
        (thrown: unknown) => {
          change(key, { error: asAppError(thrown) })
        },
      )
    })
    return { key, name: file.name, isPicture: file.type.startsWith('image/'), size: file.size, sent: 0, error: refused, arrived }
  }
  return {
    uploads,
    attach: (files) => {
      const begun = Array.from(files, begin)
      setUploads((before) => [...before, ...begun])
    },
    drop: (key) => {
      stops.current.get(key)?.abort()
      stops.current.delete(key)
      setUploads((before) => before.filter((upload) => upload.key !== key))
    },
  }
}
