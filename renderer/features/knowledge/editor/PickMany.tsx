import { EditOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { tagSchema } from '../../../../shared/knowledge/article.ts'
import { useWords } from '../../../i18n/useWords.ts'
import { Flyout } from '../../../ui/Flyout.tsx'
import form from '../../../ui/form.module.css'
import css from './editor.module.css'

interface Props {
  readonly label: string
  readonly options: readonly { readonly id: string; readonly title: string }[]
  readonly chosen: readonly string[]
  readonly error: string | null
  /** said where nothing is chosen */
  readonly empty?: string
  /** whether a word of one's own may be put in */
  readonly own?: boolean
  readonly onChange: (chosen: readonly string[]) => void
}

/** Several of many: what is chosen in a line, the rest behind a button, found by a few letters. */
export function PickMany({ label, options, chosen, error, empty, own = false, onChange }: Props) {
  const t = useWords()
  const id = useId()
  const titles = chosen.map((each) => options.find((option) => option.id === each)?.title ?? each)
  return (
    <div role="group" aria-labelledby={`${id}-label`} className={form.field}>
      <div className={css.labelLine}>
        <span id={`${id}-label`} className={form.label}>
          {label}
        </span>
        <Flyout title={label} triggerClass={css.quiet} triggerLabel={t('knowledge.editor.choose', { what: label })} trigger={<><EditOutlined aria-hidden="true" /> {t('knowledge.editor.chooseShort')}</>}>
          {() => <Options options={options} chosen={chosen} own={own} onChange={onChange} />}
        </Flyout>
      </div>
      <p className={css.chosen}>{titles.length === 0 ? <span className={css.faint}>{empty ?? t('knowledge.none')}</span> : titles.join(t('common.comma'))}</p>
      {error !== null && <p className={form.error}>{error}</p>}
    </div>
  )
}

/** Shorter lists are seen at a glance. */
const searched = 10

function Options({ options, chosen, own, onChange }: Pick<Props, 'options' | 'chosen' | 'onChange'> & { readonly own: boolean }) {
  const t = useWords()
  const [typed, setTyped] = useState('')
  const word = typed.trim()
  const looked = word.toLowerCase()
  const added = chosen.filter((each) => !options.some(({ id }) => id === each)).map((each) => ({ id: each, title: each }))
  const shown = [...options, ...added].filter(({ title }) => title.toLowerCase().includes(looked))
  const isKnown = [...options, ...added].some(({ id, title }) => id.toLowerCase() === looked || title.toLowerCase() === looked)
  const isNew = own && !isKnown && tagSchema.safeParse(word).success
  const add = () => {
    if (!isNew) return
    onChange([...chosen, word])
    setTyped('')
  }
  return (
    <div className={css.options}>
      {(own || options.length > searched) && (
        <Input
          data-first=""
          aria-label={t('knowledge.editor.look')}
          placeholder={own ? t('knowledge.editor.lookOrAdd') : t('knowledge.editor.look')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
          }}
          onPressEnter={add}
        />
      )}
      {isNew && (
        <Button size="small" onClick={add}>
          {t('knowledge.editor.add', { what: word })}
        </Button>
      )}
      <ul className={css.optionList}>
        {shown.map(({ id, title }, at) => (
          <li key={id}>
            <label className={css.tick}>
              <input
                type="checkbox"
                data-first={at === 0 && !own && options.length <= searched ? '' : undefined}
                checked={chosen.includes(id)}
                onChange={(event) => {
                  onChange(event.target.checked ? [...chosen, id] : chosen.filter((each) => each !== id))
                }}
              />
              {title}
            </label>
          </li>
        ))}
      </ul>
      {shown.length === 0 && !isNew && <p className={css.faint}>{t('knowledge.editor.nothingLike')}</p>}
    </div>
  )
}
