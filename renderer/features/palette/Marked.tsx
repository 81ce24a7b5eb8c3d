import { Fragment } from 'react'
import type { Marks } from './marks.ts'
import css from './palette.module.css'

/** A title with the letters that were met. */
export function Marked({ text, marks }: { readonly text: string; readonly marks: Marks }) {
  const ends = [0, ...marks.map(({ to }) => to)]
  return (
    <>
      {marks.map(({ from, to }, index) => (
        <Fragment key={from}>
          {text.slice(ends[index], from)}
          <mark className={css.met}>{text.slice(from, to)}</mark>
        </Fragment>
      ))}
      {text.slice(ends.at(-1))}
    </>
  )
}
