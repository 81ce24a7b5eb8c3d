import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { type Attachment, exportFormats } from '../../../../shared/contract/knowledge.ts'
import type { AttachmentId } from '../../../../shared/ids.ts'
import { carryingLine } from '../../../../shared/knowledge/attachments.ts'
import { useDesk } from '../../../api/desk.ts'
import { useWords } from '../../../i18n/useWords.ts'
import { announce } from '../../../state/notices.ts'
import { download } from '../../../ui/download.ts'
import { useAttempt } from '../../../ui/useAttempt.ts'
import css from './importing.module.css'

interface Piece {
  readonly text: string
  readonly attachments: readonly Attachment[]
  readonly next: number | null
}

const typeOf = { csv: 'text/csv', jsonl: 'application/x-ndjson' } as const

/** What is in force, as a file that can be imported again. */
export function Export() {
  const t = useWords()
  const { client } = useDesk()
  const attempt = useAttempt()
  const [isBusy, setBusy] = useState(false)
  const fetched = async (attachmentId: AttachmentId) => {
    const data: string[] = []
    for (let at: number | null = 0; at !== null;) {
      const piece: { readonly data: string; readonly next: number | null } = await client.knowledge.attachment({ attachmentId, at })
      data.push(piece.data)
      at = piece.next
    }
    return data
  }
  const save = (format: (typeof exportFormats)[number]) =>
    attempt(async () => {
      setBusy(true)
      try {
        const pieces: string[] = []
        const carried = new Set<string>()
        for (let after: number | null = 0; after !== null;) {
          const piece: Piece = await client.knowledge.exportSome({ format, after })
          for (const attachment of format === 'csv' ? [] : piece.attachments) {
            if (carried.has(attachment.attachmentId)) continue
            carried.add(attachment.attachmentId)
            pieces.push(...carryingLine(attachment, await fetched(attachment.attachmentId)))
          }
          pieces.push(piece.text)
          after = piece.next
        }
        download(`articles.${format}`, pieces, typeOf[format])
        announce(t('articleImport.exported'))
      } finally {
        setBusy(false)
      }
    })
  return (
    <section className={css.export} aria-labelledby="article-export">
      <h2 id="article-export" className={css.heading}>
        {t('articleImport.exportTitle')}
      </h2>
      <p className={css.lead}>{t('articleImport.exportWhat')}</p>
      <div className={css.buttons}>
        {exportFormats.map((format) => (
          <Button key={format} icon={<DownloadOutlined aria-hidden="true" />} disabled={isBusy} onClick={() => void save(format)}>
            {t(format === 'csv' ? 'articleImport.exportCsv' : 'articleImport.exportJsonl')}
          </Button>
        ))}
      </div>
    </section>
  )
}
