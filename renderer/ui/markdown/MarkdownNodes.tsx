import { useLayoutEffect, useMemo, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useWords } from '../../i18n/useWords.ts'
import { useCopy } from '../useCopy.ts'
import { Attached } from './Attached.tsx'
import css from './markdown.module.css'
import { renderMarkdown } from './render.ts'
import { sanitise } from './sanitise.ts'

/** Where an attachment stands, what is said of it, and whether it is to be shown there if it is a picture. */
interface Place {
  readonly node: HTMLElement
  readonly attachmentId: string
  readonly words: string
  readonly isShown: boolean
}

/** Nothing in it runs, loads or leads anywhere; an address is copied by whoever presses it, and attachments come from the desk itself. */
export function MarkdownNodes({ text }: { readonly text: string }) {
  const t = useWords()
  const copy = useCopy()
  const box = useRef<HTMLDivElement>(null)
  const { nodes, places } = useMemo(() => {
    const made = sanitise(renderMarkdown(text, t('knowledge.pictureLeftOut')))
    for (const link of made.querySelectorAll<HTMLElement>('button[data-address]')) link.title = t('knowledge.copyAddress', { address: link.dataset.address ?? '' })
    const found = [...made.querySelectorAll<HTMLElement>('[data-attachment]')].map((node): Place => ({ node, attachmentId: node.dataset.attachment ?? '', words: node.textContent, isShown: node.dataset.shown !== undefined }))
    for (const { node } of found) node.replaceChildren()
    return { nodes: [...made.childNodes], places: found }
  }, [text, t])
  useLayoutEffect(() => {
    box.current?.replaceChildren(...nodes)
  }, [nodes])
  return (
    <>
      <div
        ref={box}
        className={css.markdown}
        onClick={(event) => {
          const address = event.target instanceof Element ? event.target.closest<HTMLElement>('button[data-address]')?.dataset.address : undefined
          if (address !== undefined) void copy(address, t('knowledge.addressCopied', { address }))
        }}
      />
      {places.map(({ node, attachmentId, words, isShown }, at) => createPortal(<Attached attachmentId={attachmentId} words={words} isShown={isShown} />, node, String(at)))}
    </>
  )
}
