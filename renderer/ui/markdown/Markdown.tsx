import { lazy, Suspense } from 'react'
import css from './markdown.module.css'

const fetchNodes = () => import('./MarkdownNodes.tsx')
const MarkdownNodes = lazy(async () => ({ default: (await fetchNodes()).MarkdownNodes }))

/** Fetches what draws an article while nobody waits for it, so that the first one that is opened is there at once. */
export function prepareMarkdown(): void {
  void fetchNodes()
}

/** A part of an article. What it takes to draw it is fetched when the first is shown: the desk starts without it. */
export function Markdown({ text }: { readonly text: string }) {
  return (
    <Suspense fallback={<p className={css.plain}>{text}</p>}>
      <MarkdownNodes text={text} />
    </Suspense>
  )
}
