import { Button } from 'antd'
import type { TextEncoding } from '../../shared/encoding.ts'
import { useWords } from '../i18n/useWords.ts'
import css from './encodingSamples.module.css'

interface Props {
  readonly between: readonly { readonly encoding: TextEncoding; readonly sample: string }[]
  readonly onChoose: (encoding: TextEncoding) => void
}

/** The first text of a file in each encoding that it may be written in: a person sees which words are right, the program does not pretend to. */
export function EncodingSamples({ between, onChoose }: Props) {
  const t = useWords()
  return (
    <ul className={css.samples} aria-label={t('articleImport.unsureName')}>
      {between.map(({ encoding, sample }) => (
        <li key={encoding}>
          <Button
            className={css.sample ?? ''}
            onClick={() => {
              onChoose(encoding)
            }}
          >
            <span className={css.sampleName}>{t(`articleImport.encodingName.${encoding}`)}</span>
            <span className={css.sampleText}>{sample}</span>
          </Button>
        </li>
      ))}
    </ul>
  )
}
