import { Button } from 'antd'
import { useState } from 'react'
import type { ArticleId } from '../../../shared/ids.ts'
import { useWords } from '../../i18n/useWords.ts'
import form from '../../ui/form.module.css'
import { Kbd } from '../../ui/Kbd.tsx'
import { LabelledArea } from '../../ui/LabelledArea.tsx'
import { LabelledInput } from '../../ui/LabelledInput.tsx'
import { LabelledSelect } from '../../ui/LabelledSelect.tsx'

interface Props {
  /** what could be improved: the articles that were used */
  readonly articles: readonly { readonly articleId: ArticleId; readonly title: string }[]
  readonly onDone: (proposal: { readonly articleId: ArticleId | null; readonly title: string; readonly text: string }) => void
}

const forNew = ''

/** A new article, or how one should be better: a title and what it should say. */
export function ProposeForm({ articles, onDone }: Props) {
  const t = useWords()
  const [about, setAbout] = useState(forNew)
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const [refused, setRefused] = useState(false)
  const lacks = { title: title.trim() === '', text: text.trim() === '' }
  return (
    <form
      className={form.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const articleId = articles.find((article) => article.articleId === about)?.articleId ?? null
        if (lacks.title || lacks.text) setRefused(true)
        else onDone({ articleId, title: title.trim(), text: text.trim() })
      }}
    >
      <LabelledInput first required label={t('proposals.name')} error={refused && lacks.title ? t('proposals.nameNeeded') : null} maxLength={120} value={title} onChange={setTitle} />
      {articles.length > 0 && (
        <LabelledSelect label={t('proposals.which')} value={about} options={[{ id: forNew, title: t('proposals.new') }, ...articles.map((article) => ({ id: article.articleId, title: article.title }))]} onChange={setAbout} />
      )}
      <LabelledArea label={t('proposals.text')} error={refused && lacks.text ? t('proposals.textNeeded') : null} maxLength={4_000} rows={5} value={text} onChange={setText} />
      <Button type="primary" htmlType="submit">
        {t('proposals.send')} <Kbd keys={['Ctrl', 'Enter']} />
      </Button>
    </form>
  )
}
