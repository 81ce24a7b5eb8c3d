import { Button } from 'antd'
import { useState } from 'react'
import type { Article } from '../../../../shared/contract/knowledge.ts'
import { useWords } from '../../../i18n/useWords.ts'
import { useFieldWords } from '../useFieldWords.ts'
import css from './editor.module.css'
import { contested } from './fields.ts'
import { useWritten } from './writingContext.ts'

/** Somebody else saved the same fields meanwhile: both sides beside each other, and one choice a field. Nothing is written over before. */
export function Clash({ theirs }: { readonly theirs: Article }) {
  const t = useWords()
  const words = useFieldWords()
  const { content, base, settleWith } = useWritten()
  const [takes, setTakes] = useState<ReadonlyMap<string, 'mine' | 'theirs'>>(new Map())
  const fields = contested(base, content, theirs.content)
  const who = theirs.versions.find(({ number }) => number === theirs.number)?.author ?? ''
  const isDecided = fields.every(({ key }) => takes.has(key))
  return (
    <section role="alert" aria-label={t('knowledge.clash.title')} className={css.clash}>
      <h2 className={css.blockTitle}>{t('knowledge.clash.title')}</h2>
      <p>{t('knowledge.clash.what', { who })}</p>
      {fields.map((field) => (
        <fieldset key={field.key} className={css.clashField}>
          <legend className={css.legend}>{words.name(field)}</legend>
          <div className={css.twos}>
            {(['mine', 'theirs'] as const).map((side) => (
              <label key={side} className={css.side} data-taken={takes.get(field.key) === side ? '' : undefined}>
                <span className={css.tick}>
                  <input
                    type="radio"
                    name={`clash-${field.key}`}
                    checked={takes.get(field.key) === side}
                    onChange={() => {
                      setTakes(new Map(takes).set(field.key, side))
                    }}
                  />
                  {side === 'mine' ? t('knowledge.clash.mine') : t('knowledge.clash.theirs', { who })}
                </span>
                <span className={css.sideText}>{words.value(side === 'mine' ? content : theirs.content, field)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <Button
        type="primary"
        disabled={!isDecided}
        onClick={() => {
          settleWith(new Set(fields.filter(({ key }) => takes.get(key) === 'theirs').map(({ key }) => key)))
        }}
      >
        {t('knowledge.clash.goOn')}
      </Button>
    </section>
  )
}
