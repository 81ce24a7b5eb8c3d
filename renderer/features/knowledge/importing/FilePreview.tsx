import type { ArticleImport } from '../../../../shared/contract/knowledge.ts'
import { type ArticleColumn, articleColumns } from '../../../../shared/knowledge/importing.ts'
import { useWords } from '../../../i18n/useWords.ts'
import { useFormats } from '../../../ui/useFormats.ts'
import css from './importing.module.css'

interface Props {
  readonly state: Pick<ArticleImport, 'columns' | 'preview'>
  readonly onColumn: (at: number, column: ArticleColumn | null) => void
}

/** The first lines as they stand in the file, each column under what it is taken as. */
export function FilePreview({ state: { columns, preview }, onColumn }: Props) {
  const t = useWords()
  const formats = useFormats()
  if (preview.length === 0) return null
  const name = t('articleImport.preview', { n: formats.number(preview.length) })
  return (
    <div className={css.scroller} role="region" aria-label={name} tabIndex={0}>
      <table className={css.preview}>
        <caption className={css.hint}>{name}</caption>
        {columns.length > 0 && (
          <thead>
            <tr>
              <th scope="col" className={css.lineHead}>
                {t('articleImport.line')}
              </th>
              {columns.map(({ title, column }, at) => (
                <th key={`${String(at)} ${title}`} scope="col" data-unused={column === null ? '' : undefined}>
                  <span className={css.columnTitle}>{title}</span>
                  <select
                    className={css.as}
                    aria-label={t('articleImport.useAs', { title })}
                    value={column ?? ''}
                    onChange={(event) => {
                      onColumn(at, articleColumns.find((one) => one === event.target.value) ?? null)
                    }}
                  >
                    <option value="">{t('articleImport.notUsed')}</option>
                    {articleColumns.map((one) => (
                      <option key={one} value={one}>
                        {t(`articleImport.column.${one}`)}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {preview.map(({ line, cells }) => (
            <tr key={line}>
              <th scope="row" className={css.lineHead}>
                {line}
              </th>
              {cells.map((cell, at) => (
                <td key={`${String(at)} ${columns[at]?.title ?? ''}`} data-unused={columns[at]?.column === null ? '' : undefined}>
                  <span className={css.cell}>{cell}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
