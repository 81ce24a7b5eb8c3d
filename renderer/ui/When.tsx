import { useFormats } from './useFormats.ts'

/** An instant in local time: the time alone for today, date and time else; the whole of it in the title. */
export function When({ at }: { readonly at: number }) {
  const formats = useFormats()
  return (
    <time dateTime={new Date(at).toISOString()} title={formats.full(at)}>
      {formats.near(at)}
    </time>
  )
}
