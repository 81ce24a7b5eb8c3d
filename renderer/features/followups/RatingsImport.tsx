import { Button } from 'antd'
import type { RatingCheck, RatingIssue } from '../../../shared/contract/followups.ts'
import { largestRatingFile, ratedAspects } from '../../../shared/contract/followups.ts'
import { spokenTicketNumber } from '../../../shared/ticketNumber.ts'
import { useDesk } from '../../api/desk.ts'
import { useMay } from '../../api/useMay.ts'
import type { Words } from '../../i18n/useWords.ts'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { FileButton } from '../../ui/FileButton.tsx'
import screen from '../../ui/screen.module.css'
import { type SentFile, useCheckedFile } from '../../ui/useCheckedFile.ts'
import { When } from '../../ui/When.tsx'
import css from './followups.module.css'

/** Ratings from a form's file (FU-2): first what is in it and what is wrong, then all of it or nothing. */
export function RatingsImport() {
  const t = useWords()
  const may = useMay('followups.importRatings')
  const { client } = useDesk()
  const { chosen, error, choose, take } = useCheckedFile({ bytes: largestRatingFile, key: 'ratings' }, (sent) => client.followups.checkRatings(sent))
  const takeAll = (sent: SentFile) =>
    take(async () => {
      const counts = await client.followups.importRatings(sent)
      announce(t('followups.form.done', { ...counts }))
    })
  if (!may) return null
  return (
    <section className={screen.card} aria-label={t('followups.form.title')}>
      <h2>{t('followups.form.title')}</h2>
      <p className={screen.hint}>{t('followups.form.what')}</p>
      <FileButton text={t('followups.form.choose')} label={t('followups.form.file')} accept="text/csv,.csv,.txt" onChoose={(file) => void choose(file)} />
      <ErrorNote error={error} />
      <div role="status" className={css.ratings}>
        {chosen !== null && (
          <>
            <Preview file={chosen.sent.file} check={chosen.check} />
            {chosen.check.issues.length === 0 && (
              <div>
                <Button type="primary" onClick={() => void takeAll(chosen.sent)}>
                  {t('followups.form.import', { n: chosen.check.added + chosen.check.changed + chosen.check.same })}
                </Button>
              </div>
            )}
          </>
        )}
      </div>
    </section>
  )
}

function Preview({ file, check }: { readonly file: string; readonly check: RatingCheck }) {
  const t = useWords()
  const { encoding, unused, issues, preview, added, changed, same, low } = check
  return (
    <>
      {/* Of a file that is not taken nothing is counted. */}
      <p>{issues.length > 0 ? t('followups.form.readWrong', { file, encoding: encoding.toUpperCase() }) : t('followups.form.read', { file, encoding: encoding.toUpperCase(), added, changed, same, low })}</p>
      {unused.length > 0 && <p className={screen.hint}>{t('ordersImport.unused', { columns: unused.join(' · ') })}</p>}
      {issues.length > 0 && (
        <div className={css.refused}>
          <p>{t('followups.form.wrong')}</p>
          <ul>
            {issues.map((issue) => (
              <li key={`${String(issue.line)} ${String(issue.column)} ${issue.reason} ${issue.found}`}>{issueWords(t, issue)}</li>
            ))}
          </ul>
        </div>
      )}
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

function issueWords(t: Words, { line, column, reason, found }: RatingIssue): string {
  const what = t(`followups.form.issue.${reason}`, { found })
  if (line === 0) return what
  return column === 0 ? t('ordersImport.whereLine', { line, what }) : t('ordersImport.where', { line, column, what })
}
