import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { TextEncoding } from '../../shared/encoding.ts'
import { AppError } from '../../shared/errors.ts'
import { asAppError } from '../api/client.ts'
import { useWords } from '../i18n/useWords.ts'
import { announce } from '../state/notices.ts'
import { inBase64 } from './base64.ts'
import css from './checkedFile.module.css'
import { EncodingSamples } from './EncodingSamples.tsx'
import { ErrorNote } from './ErrorNote.tsx'
import { FileButton } from './FileButton.tsx'

/** A file as it travels: its name, its bytes in base64, and how they are to be read where a person said so. */
interface SentFile {
  readonly file: string
  readonly content: string
  readonly encoding?: TextEncoding
}

interface Checked {
  readonly between: Parameters<typeof EncodingSamples>[0]['between']
  readonly issues: readonly unknown[]
}

interface Props<Check extends Checked> {
  /** on the button, and the name of the field behind it */
  readonly words: { readonly choose: string; readonly file: string }
  /** most bytes that travel, and which words say so */
  readonly limit: { readonly bytes: number; readonly key: string }
  /** what the backend finds in it */
  readonly check: (sent: SentFile) => Promise<Check>
  readonly preview: (file: string, check: Check) => ReactNode
  /** on the button that takes it */
  readonly takeWords: (check: Check) => string
  /** takes all of it. @returns what is said of it */
  readonly take: (sent: SentFile) => Promise<string>
}

/** A table from a file: first what is in it and what is wrong, asked how it is written where that cannot be told, then all of it or nothing. */
export function CheckedFile<Check extends Checked>({ words, limit, check, preview, takeWords, take }: Props<Check>) {
  const t = useWords()
  const [chosen, setChosen] = useState<{ readonly sent: SentFile; readonly check: Check } | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const attempt = async (what: () => Promise<void>) => {
    try {
      setError(null)
      await what()
    } catch (thrown) {
      setError(asAppError(thrown))
    }
  }
  const look = async (sent: SentFile) => {
    setChosen({ sent, check: await check(sent) })
  }
  const choose = (file: File) =>
    attempt(async () => {
      setChosen(null)
      if (file.size > limit.bytes) throw new AppError('too_large', { bytes: file.size, most: limit.bytes }, limit.key)
      await look({ file: file.name, content: inBase64(new Uint8Array(await file.arrayBuffer())) })
    })
  // What was chosen stays where it is refused.
  const takeAll = (sent: SentFile) =>
    attempt(async () => {
      announce(await take(sent))
      setChosen(null)
    })
  return (
    <>
      <FileButton text={words.choose} label={words.file} accept="text/csv,.csv,.txt" onChoose={(file) => void choose(file)} />
      <ErrorNote error={error} />
      <div role="status" className={css.stack}>
        {chosen !== null && (
          <>
            {chosen.check.between.length > 0 ? (
              <>
                <p>{t('articleImport.unsure', { file: chosen.sent.file })}</p>
                <EncodingSamples between={chosen.check.between} onChoose={(encoding) => void attempt(() => look({ ...chosen.sent, encoding }))} />
              </>
            ) : (
              preview(chosen.sent.file, chosen.check)
            )}
            {chosen.check.issues.length === 0 && (
              <Button type="primary" className={css.take ?? ''} onClick={() => void takeAll(chosen.sent)}>
                {takeWords(chosen.check)}
              </Button>
            )}
          </>
        )}
      </div>
    </>
  )
}

interface Issue {
  readonly line: number
  readonly column: number
  readonly reason: string
  readonly found: string
}

interface Wrong<One extends Issue> {
  /** titles of columns that are not used */
  readonly unused: readonly string[]
  readonly issues: readonly One[]
  /** above what is wrong */
  readonly title: string
  readonly say: (issue: One) => string
}

/** What of a table is not used, and what is wrong with it and where. */
export function WrongInTable<One extends Issue>({ unused, issues, title, say }: Wrong<One>) {
  const t = useWords()
  const where = (issue: One) => {
    const [{ line, column }, what] = [issue, say(issue)]
    if (line === 0) return what
    return column === 0 ? t('ordersImport.whereLine', { line, what }) : t('ordersImport.where', { line, column, what })
  }
  return (
    <>
      {unused.length > 0 && <p className={css.hint}>{t('ordersImport.unused', { columns: unused.join(' · ') })}</p>}
      {issues.length > 0 && (
        <div className={css.refused}>
          <p>{title}</p>
          <ul className={css.issues}>
            {issues.map((issue) => (
              <li key={`${String(issue.line)} ${String(issue.column)} ${issue.reason} ${issue.found}`}>{where(issue)}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
