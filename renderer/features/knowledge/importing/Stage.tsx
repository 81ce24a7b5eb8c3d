import { Button } from 'antd'
import { useDesk } from '../../../api/desk.ts'
import { useWords } from '../../../i18n/useWords.ts'
import { EncodingSamples } from '../../../ui/EncodingSamples.tsx'
import { useFormats } from '../../../ui/useFormats.ts'
import { showImport, showShelf } from '../place.ts'
import { Checked } from './Checked.tsx'
import { ChooseFile } from './ChooseFile.tsx'
import css from './importing.module.css'
import type { StageProps } from './stage.types.ts'

const underWay = { receiving: 'sending', reading: 'reading', taking: 'taking', undoing: 'undoing' } as const

/** Where a file is on its way: sent, read, asked about, taken, taken back. */
export function Stage({ state, attempt, onFile }: StageProps) {
  const t = useWords()
  const { phase, file } = state
  switch (phase) {
    case 'receiving':
    case 'taking':
    case 'undoing':
      return <UnderWay state={state} phase={phase} attempt={attempt} />
    case 'reading':
    case 'checked': {
      // Read anew, what was found before stays in sight.
      const hasFound = phase === 'checked' || state.preview.length > 0
      return (
        <>
          {phase === 'reading' && <UnderWay state={state} phase={phase} attempt={attempt} />}
          {hasFound && <Checked state={state} attempt={attempt} onFile={onFile} />}
        </>
      )
    }
    case 'unsure':
      return <Unsure state={state} attempt={attempt} onFile={onFile} />
    case 'taken':
      return <Taken state={state} attempt={attempt} onFile={onFile} />
    case 'undone':
    case 'failed':
      return (
        <>
          <p role="status" className={css.lead}>
            {t(phase === 'undone' ? 'articleImport.undone' : 'articleImport.failed', { file })}
          </p>
          <ChooseFile label={t('articleImport.again')} onFile={onFile} />
        </>
      )
  }
}

function UnderWay({ state: { importId, file, share, secondsLeft }, phase, attempt }: Pick<StageProps, 'state' | 'attempt'> & { readonly phase: keyof typeof underWay }) {
  const t = useWords()
  const formats = useFormats()
  const { client } = useDesk()
  const name = t(`articleImport.${underWay[phase]}`, { file })
  return (
    <div className={css.underWay}>
      <p role="status">{name}</p>
      <progress value={share} max={1} aria-label={name} />
      <span className={css.left}>{secondsLeft !== null && t('articleImport.left', { n: formats.number(secondsLeft) })}</span>
      {phase !== 'undoing' && <Button onClick={() => void attempt(() => client.knowledge.stopImport({ importId }))}>{t('articleImport.stop')}</Button>}
    </div>
  )
}

function Unsure({ state: { importId, file, between, sheet }, attempt, onFile }: StageProps) {
  const t = useWords()
  const { client } = useDesk()
  return (
    <>
      <p className={css.lead}>{t('articleImport.unsure', { file })}</p>
      <EncodingSamples between={between} onChoose={(encoding) => void attempt(() => client.knowledge.readImport({ importId, encoding, sheet }))} />
      <ChooseFile label={t('articleImport.other')} onFile={onFile} />
    </>
  )
}

function Taken({ state: { importId, file, counts }, attempt, onFile }: StageProps) {
  const t = useWords()
  const formats = useFormats()
  const { client } = useDesk()
  const figures = { added: formats.number(counts.added), changed: formats.number(counts.changed), same: formats.number(counts.same) }
  return (
    <>
      <p role="status" className={css.lead}>
        {t('articleImport.taken', { file, ...figures })}
      </p>
      <p className={css.hint}>{t('articleImport.takenWhat')}</p>
      <div className={css.buttons}>
        <Button
          type="primary"
          onClick={() => {
            showShelf('published')
            showImport(false)
          }}
        >
          {t('articleImport.view')}
        </Button>
        {counts.added + counts.changed > 0 && <Button onClick={() => void attempt(() => client.knowledge.undoImport({ importId }))}>{t('articleImport.undo')}</Button>}
        <ChooseFile label={t('articleImport.again')} onFile={onFile} />
      </div>
    </>
  )
}
