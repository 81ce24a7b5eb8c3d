import { Fragment } from 'react'
import css from './plainMarkdown.module.css'

interface Block {
  readonly kind: 'ordered' | 'bullets' | 'text'
  readonly lines: readonly string[]
}

const ordered = /^\s*\d+[.)]\s+/
const bullet = /^\s*[-*+]\s+/

/** Lines of one kind that follow one another are one block; an empty line ends it. */
function blocksOf(text: string): Block[] {
  const blocks: { kind: Block['kind']; lines: string[] }[] = []
  let fresh = true
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      fresh = true
      continue
    }
    const kind = ordered.test(line) ? 'ordered' : bullet.test(line) ? 'bullets' : 'text'
    const words = line.replace(kind === 'ordered' ? ordered : bullet, '')
    const last = blocks.at(-1)
    if (!fresh && last?.kind === kind) last.lines.push(words)
    else blocks.push({ kind, lines: [words] })
    fresh = false
  }
  return blocks
}

/** The text of an article's part as lines and lists, with nothing in it read as markup. */
export function PlainMarkdown({ text }: { readonly text: string }) {
  return (
    <div className={css.text}>
      {blocksOf(text).map(({ kind, lines }, at) => {
        if (kind === 'text') return <p key={at}>{lines.map((line, n) => <Fragment key={n}>{n > 0 && <br />}{line}</Fragment>)}</p>
        const items = lines.map((line, n) => <li key={n}>{line}</li>)
        return kind === 'ordered' ? <ol key={at}>{items}</ol> : <ul key={at}>{items}</ul>
      })}
    </div>
  )
}
