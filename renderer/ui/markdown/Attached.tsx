import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { pictureKinds } from '../../../shared/knowledge/attachments.ts'
import { attachmentKey, dataAddress, fetchAttachment, saveFile } from '../../api/attachments.ts'
import { useDesk } from '../../api/desk.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useAttempt } from '../useAttempt.ts'
import { useFormats } from '../useFormats.ts'

interface Props {
  readonly attachmentId: string
  /** for a picture what it shows, for those who cannot see it */
  readonly words: string
  readonly isShown: boolean
}

/** A picture of an article, or a file of it to be downloaded: never opened here. */
export function Attached({ attachmentId, words, isShown }: Props) {
  const t = useWords()
  const formats = useFormats()
  const { call } = useDesk()
  const attempt = useAttempt()
  const isPicture = (kind: string) => isShown && pictureKinds.some((each) => each === kind)
  // What an attachment holds never changes: neither a push nor time makes it old.
  const { data, isError } = useQuery({ queryKey: attachmentKey(attachmentId, isShown), queryFn: () => fetchAttachment(call, attachmentId, ({ kind }) => isPicture(kind)) })
  if (isError) return <span data-left-out="">{`${t('knowledge.pictureLeftOut')} ${words}`}</span>
  if (data === undefined) return null
  const { attachment } = data
  if (isPicture(attachment.kind)) return <img src={dataAddress(data)} alt={words} width={attachment.width ?? undefined} height={attachment.height ?? undefined} />
  return (
    <button
      type="button"
      data-download=""
      title={attachment.name}
      onClick={() =>
        void attempt(async () => {
          saveFile(await fetchAttachment(call, attachmentId, () => true))
        })
      }
    >
      <DownloadOutlined aria-hidden="true" /> {words} ({t('knowledge.attach.kilobytes', { kilobytes: formats.number(Math.ceil(attachment.size / 1024)) })})
    </button>
  )
}
