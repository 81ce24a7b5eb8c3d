import { Button } from 'antd'
import { useState } from 'react'
import { textEncodings } from '../../../../shared/encoding.ts'
import type { ArticleColumn } from '../../../../shared/knowledge/importing.ts'
import { useDesk } from '../../../api/desk.ts'
import { useWords } from '../../../i18n/useWords.ts'
import { LabelledSelect } from '../../../ui/LabelledSelect.tsx'
import { useFormats } from '../../../ui/useFormats.ts'
import { ChooseFile } from './ChooseFile.tsx'
import { FilePreview } from './FilePreview.tsx'
import css from './importing.module.css'
import { WrongRows } from './WrongRows.tsx'
import type { StageProps } from './stage.types.ts'

/** What a file holds, how it is read and what is wrong in it, before anything of it counts. */
export function Checked({ state, attempt, onFile }: StageProps) {
  const t = useWords()
  const formats = useFormats()
  const { client } = useDesk()
  const [isSkipping, setSkipping] = useState(false)
  const { importId, file, phase, encoding, sheet, sheets, columns, counts, duplicates } = state
  const asked = { importId, encoding, sheet, columns: columns.length === 0 ? null : columns.map(({ column }) => column) }
  const readAgain = (change: Partial<typeof asked>) => void attempt(() => client.knowledge.readImport({ ...asked, ...change }))
  const take = counts.added + counts.changed - (isSkipping ? counts.duplicates : 0)
  return (
    <>
      <div className={css.facts}>
        <h2 className={css.heading}>{file}</h2>
        {encoding !== null && (
          <LabelledSelect
            label={t('articleImport.encoding')}
            value={encoding}
            options={textEncodings.map((id) => ({ id, title: t(`articleImport.encodingName.${id}`) }))}
            onChange={(id) => {
              readAgain({ encoding: textEncodings.find((one) => one === id) ?? encoding, columns: null })
            }}
          />
        )}
        {sheets.length > 1 && (
          <LabelledSelect
            label={t('articleImport.sheet')}
            value={sheet ?? ''}
            options={sheets.map((name) => ({ id: name, title: name }))}
            onChange={(name) => {
              readAgain({ sheet: name, columns: null })
            }}
          />
        )}
        <p role="status" className={css.counts}>
          {phase === 'checked' && t('articleImport.found', { added: formats.number(counts.added), changed: formats.number(counts.changed), same: formats.number(counts.same) })}
        </p>
      </div>
      {phase === 'checked' && counts.wrong > 0 && <WrongRows file={file} issues={state.issues} wrong={counts.wrong} />}
      {counts.duplicates > 0 && (
        <details className={css.duplicates}>
          <summary>{t('articleImport.duplicates', { n: formats.number(counts.duplicates) })}</summary>
          <ul>
            {duplicates.map(({ line, title }) => (
              <li key={line}>{t('articleImport.duplicateAt', { line, title })}</li>
            ))}
          </ul>
        </details>
      )}
      {counts.duplicates > 0 && (
        <label className={css.skip}>
          <input
            type="checkbox"
            checked={isSkipping}
            onChange={(event) => {
              setSkipping(event.target.checked)
            }}
          />
          {t('articleImport.skip')}
        </label>
      )}
      <FilePreview
        state={state}
        onColumn={(at, column: ArticleColumn | null) => {
          // Two columns cannot be the same part: it leaves the other.
          readAgain({ columns: columns.map((other, place) => (place === at ? column : other.column === column ? null : other.column)) })
        }}
      />
      <div className={css.buttons}>
        <Button type="primary" disabled={phase !== 'checked' || counts.wrong > 0 || take <= 0} onClick={() => void attempt(() => client.knowledge.takeImport({ importId, skipDuplicates: isSkipping }))}>
          {take > 0 || counts.wrong > 0 ? t('articleImport.take', { n: formats.number(Math.max(0, take)) }) : t('articleImport.nothing')}
        </Button>
        <ChooseFile label={t('articleImport.other')} onFile={onFile} />
        <Button type="text" onClick={() => void attempt(() => client.knowledge.stopImport({ importId }))}>
          {t('articleImport.stop')}
        </Button>
      </div>
    </>
  )
}
