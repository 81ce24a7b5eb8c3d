import { useLayoutEffect, useRef } from 'react'
import { useWords } from '../../../i18n/useWords.ts'
import { useCopy } from '../../../ui/useCopy.ts'
import css from './markdown.module.css'
import { renderMarkdown } from './render.ts'
import { sanitise } from './sanitise.ts'

/** A part of an article. Nothing in it runs, loads or leads anywhere; an address is copied by whoever presses it. */
export function Markdown({ text }: { readonly text: string }) {
  const t = useWords()
  const copy = useCopy()
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const nodes = sanitise(renderMarkdown(text, t('knowledge.pictureLeftOut')))
    for (const link of nodes.querySelectorAll<HTMLElement>('button[data-address]')) link.title = t('knowledge.copyAddress', { address: link.dataset.address ?? '' })
    place.current?.replaceChildren(nodes)
  }, [text, t])
  return (
    <div
      ref={place}
      className={css.markdown}
      onClick={(event) => {
        const address = event.target instanceof Element ? event.target.closest<HTMLElement>('button[data-address]')?.dataset.address : undefined
        if (address !== undefined) void copy(address, t('knowledge.addressCopied', { address }))
      }}
    />
  )
}
