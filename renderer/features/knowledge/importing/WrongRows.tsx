import { CopyOutlined, DownloadOutlined, WarningOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ArticleRowIssue } from '../../../../shared/contract/knowledge.ts'
import { useWords, type Words } from '../../../i18n/useWords.ts'
import { csvLine, download } from '../../../ui/download.ts'
import { useCopy } from '../../../ui/useCopy.ts'
import { useFormats } from '../../../ui/useFormats.ts'
import css from './importing.module.css'

interface Props {
  readonly file: string
  readonly issues: readonly ArticleRowIssue[]
  readonly wrong: number
}

/** What is wrong, line by line with the reason, to be mended elsewhere: so the list can be taken along. */
export function WrongRows({ file, issues, wrong }: Props) {
  const t = useWords()
  const formats = useFormats()
  const copy = useCopy()
  const save = () => {
    const head = csvLine([t('articleImport.line'), t('articleImport.columnHead'), t('articleImport.reasonHead')])
    download(`${file}.errors.csv`, [`\ufeff${head}`, ...issues.map((issue) => csvLine([issue.line === 0 ? '' : String(issue.line), columnWords(t, issue), reasonWords(t, issue)]))], 'text/csv')
  }
  return (
    <section className={css.wrong} aria-label={t('articleImport.issues')}>
      <p role="alert" className={css.wrongHead}>
        <WarningOutlined aria-hidden="true" /> {t('articleImport.wrong', { n: formats.number(wrong) })}
      </p>
      <ul className={css.issues} tabIndex={0} aria-label={t('articleImport.issues')}>
        {issues.map((issue, at) => (
          <li key={`${String(at)} ${String(issue.line)}`}>{issueWords(t, issue)}</li>
        ))}
      </ul>
      {issues.length < wrong && <p className={css.hint}>{t('articleImport.more', { n: formats.number(issues.length) })}</p>}
      <div className={css.buttons}>
        <Button size="small" icon={<CopyOutlined aria-hidden="true" />} onClick={() => void copy(issues.map((issue) => issueWords(t, issue)).join('\n'), t('articleImport.copied'))}>
          {t('articleImport.copyIssues')}
        </Button>
        <Button size="small" icon={<DownloadOutlined aria-hidden="true" />} onClick={save}>
          {t('articleImport.saveIssues')}
        </Button>
      </div>
    </section>
  )
}

const reasonWords = (t: Words, { reason, found }: ArticleRowIssue): string => t(`articleIssue.${reason}`, { found })
const columnWords = (t: Words, { column }: ArticleRowIssue): string => (column === null ? '' : t(`articleImport.column.${column}`))

function issueWords(t: Words, issue: ArticleRowIssue): string {
  const what = reasonWords(t, issue)
  if (issue.line === 0) return what
  return issue.column === null ? t('articleImport.whereLine', { line: issue.line, what }) : t('articleImport.where', { line: issue.line, column: columnWords(t, issue), what })
}
