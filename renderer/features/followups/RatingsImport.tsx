import { Button } from 'antd'
import type { RatingCheck, RatingImport } from '../../../shared/contract/followups.ts'
import { largestRatingFile, ratedAspects } from '../../../shared/contract/followups.ts'
import { spokenTicketNumber } from '../../../shared/ticketNumber.ts'
import { useDesk } from '../../api/desk.ts'
import { useAnswer } from '../../api/queries.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'
import { CheckedFile, WrongInTable } from '../../ui/CheckedFile.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import screen from '../../ui/screen.module.css'
import { useAttempt } from '../../ui/useAttempt.ts'
import { When } from '../../ui/When.tsx'
import css from './followups.module.css'

/** Ratings from a form's file (FU-2): first what is in it and what is wrong, then all of it or nothing; what was taken by mistake is taken back. */
export function RatingsImport() {
  const t = useWords()
  const may = useMay('followups.importRatings')
  const { client } = useDesk()
  if (!may) return null
  return (
    <section className={screen.card} aria-label={t('followups.form.title')}>
      <h2>{t('followups.form.title')}</h2>
      <p className={screen.hint}>{t('followups.form.what')}</p>
      <CheckedFile
        words={{ choose: t('followups.form.choose'), file: t('followups.form.file') }}
        limit={{ bytes: largestRatingFile, key: 'ratings' }}
        check={(sent) => client.followups.checkRatings(sent)}
        preview={(file, check) => <Preview file={file} check={check} />}
        takeWords={({ added, changed, same }) => t('followups.form.import', { n: added + changed + same })}
        take={async (sent) => t('followups.form.done', { ...(await client.followups.importRatings(sent)) })}
      />
      <Taken />
    </section>
  )
}

/** The files that were taken last; all that one brought is taken back with one press. */
function Taken() {
  const t = useWords()
  const { client } = useDesk()
  const attempt = useAttempt()
  const { data = [], error } = useAnswer('followups.ratingImports', {})
  const undo = ({ importId, file }: RatingImport) =>
    attempt(async () => {
      await client.followups.undoRatings({ importId })
      announce(t('followups.form.undone', { file }))
    })
  if (data.length === 0) return <ErrorNote error={error} />
  return (
    <div>
      <h3 className={css.partTitle}>{t('followups.form.taken')}</h3>
      <ul className={css.taken}>
        {data.map((one) => (
          <li key={one.importId}>
            <span className={css.takenFile}>{one.file}</span>
            <span className={screen.hint}>
              {one.by} <When at={one.at} /> {t('followups.form.takenCounts', { added: one.added, changed: one.changed })}
            </span>
            <TakenEnd of={one} onUndo={() => void undo(one)} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function TakenEnd({ of: { file, added, changed, undone, since }, onUndo }: { readonly of: RatingImport; readonly onUndo: () => void }) {
  const t = useWords()
  if (undone) return <span className={screen.hint}>{t('followups.form.wasUndone')}</span>
  if (since > 0) return <span className={screen.hint}>{t('followups.form.since', { n: since })}</span>
  if (added + changed === 0) return null
  return (
    <Button size="small" aria-label={t('followups.form.undoOf', { file })} onClick={onUndo}>
      {t('articleImport.undo')}
    </Button>
  )
}

function Preview({ file, check }: { readonly file: string; readonly check: RatingCheck }) {
  const t = useWords()
  const { encoding, unused, issues, preview, added, changed, same, low } = check
  return (
    <>
      {/* Of a file that is not taken nothing is counted. */}
      <p>{issues.length > 0 ? t('followups.form.readWrong', { file, encoding: encoding.toUpperCase() }) : t('followups.form.read', { file, encoding: encoding.toUpperCase(), added, changed, same, low })}</p>
      <WrongInTable unused={unused} issues={issues} title={t('followups.form.wrong')} say={({ reason, found }) => t(`followups.form.issue.${reason}`, { found })} />
      {preview.length > 0 && (
        <table className={screen.table}>
          <caption className={screen.hint}>{t('followups.form.first')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('tickets.columns.number')}</th>
              <th scope="col">{t('followups.form.given')}</th>
              {ratedAspects.map((aspect) => (
                <th key={aspect} scope="col">
                  {t(`followups.rate.aspect.${aspect}`)}
                </th>
              ))}
              <th scope="col">{t('followups.form.comment')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.map((rating) => (
              <tr key={`${rating.number} ${String(rating.givenAt)}`}>
                <th scope="row">{spokenTicketNumber(rating.number)}</th>
                <td>
                  <When at={rating.givenAt} />
                </td>
                {ratedAspects.map((aspect) => (
                  <td key={aspect}>{rating[aspect] ?? '–'}</td>
                ))}
                <td>{rating.comment}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
