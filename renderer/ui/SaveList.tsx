import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useWords } from '../i18n/useWords.ts'
import { announce } from '../state/notices.ts'
import { presentInstant } from '../state/tick.ts'
import { download } from './download.ts'
import { type ListCell, listFile } from './listFile.ts'
import { localTime } from './localTime.ts'

interface Props {
  /** of the list, as a file begins with it */
  readonly name: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly ListCell[])[]
}

/** What a list shows just now as a file for a spreadsheet. Figures only: what concerns customers leaves the desk by no button of a list (PR-1). */
export function SaveList({ name, head, rows }: Props) {
  const t = useWords()
  return (
    <Button
      size="small"
      icon={<DownloadOutlined aria-hidden="true" />}
      onClick={() => {
        download(`${name}-${localTime(presentInstant()).slice(0, 10)}.csv`, listFile(head, rows), 'text/csv')
        announce(t('common.listSaved', { n: rows.length }))
      }}
    >
      {t('common.saveList')}
    </Button>
  )
}
