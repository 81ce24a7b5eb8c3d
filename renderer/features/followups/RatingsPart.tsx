import { StarOutlined } from '@ant-design/icons'
import { Button, Checkbox, Segmented } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Improvement, RatingFigures } from '../../../shared/contract/followups.ts'
import { improves, ratedAspects, ratingGroups } from '../../../shared/contract/followups.ts'
import { takesContacts } from '../../../shared/contract/people.ts'
import type { PersonId } from '../../../shared/ids.ts'
import { spokenTicketNumber } from '../../../shared/ticketNumber.ts'
import { day, type Instant, instant, shift } from '../../../shared/time.ts'
import { useDesk } from '../../api/desk.ts'
import { useAnswer } from '../../api/queries.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'
import { showTicket } from '../../state/navigation.ts'
import { useRemembered } from '../../state/remembered.ts'
import { presentInstant } from '../../state/tick.ts'
import { Answer } from '../../ui/Answer.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LabelledInput } from '../../ui/LabelledInput.tsx'
import { LabelledSelect } from '../../ui/LabelledSelect.tsx'
import { fromLocalTime, localTime } from '../../ui/localTime.ts'
import { SaveList } from '../../ui/SaveList.tsx'
import { useAttempt } from '../../ui/useAttempt.ts'
import { useSorted } from '../../ui/useSorted.tsx'
import { When } from '../../ui/When.tsx'
import { PromiseFiguresTable } from '../promises/PromiseFiguresTable.tsx'
import css from './followups.module.css'
import { RatingsImport } from './RatingsImport.tsx'

const days = 90

/** What customers thought of it in the last ninety days, how promises were kept, and what low ratings led to (FU-2). */
export function RatingsPart() {
  const t = useWords()
  const [by, setBy] = useRemembered('ratings.by', ratingGroups)
  const [to] = useState(() => shift(presentInstant(), day))
  const from = shift(to, -(days + 1) * day)
  const answer = useAnswer('followups.ratings', { from, to, by }, { keep: true })
  const { sorted, head } = useSorted<RatingFigures>('ratings', [
    { id: 'group', title: t('followups.figures.group'), value: ({ title }) => title },
    { id: 'count', title: t('followups.figures.count'), value: ({ ratings }) => ratings, isFigure: true },
    ...ratedAspects.map((aspect) => ({ id: aspect, title: t(`followups.rate.aspect.${aspect}`), value: (group: RatingFigures) => group[aspect].average, isFigure: true })),
  ], answer.data ?? [])
  return (
    <div className={css.ratings}>
      <section className={css.page} aria-label={t('followups.figures.title')}>
        <header className={css.pageHead}>
          <h2>{t('followups.figures.title')}</h2>
          <Segmented aria-label={t('followups.figures.by')} value={by} options={ratingGroups.map((value) => ({ value, label: t(`followups.figures.bys.${value}`) }))} onChange={setBy} />
          <span className={css.hint}>{t('followups.figures.span', { n: days })}</span>
          {sorted.length > 0 && <SaveRatings groups={sorted} />}
        </header>
        <Answer of={answer}>{(groups) => (groups.length === 0 ? <EmptyState icon={<StarOutlined />} title={t('followups.figures.none')} text={t('followups.figures.noneWhat')} /> : <Table head={head} groups={sorted} />)}</Answer>
      </section>
      <Improvements />
      <RatingsImport />
      <PromiseFiguresTable from={from} to={to} days={days} />
    </div>
  )
}

/** Averages and counts in columns of their own, so that they can be reckoned with. */
function SaveRatings({ groups }: { readonly groups: readonly RatingFigures[] }) {
  const t = useWords()
  const head = ratedAspects.flatMap((aspect) => (['average', 'given', 'good'] as const).map((figure) => t(`followups.figures.file.${figure}`, { what: t(`followups.rate.aspect.${aspect}`) })))
  return (
    <SaveList
      name="ratings"
      head={[t('followups.figures.group'), t('followups.figures.count'), ...head]}
      rows={groups.map((group) => [group.title, group.ratings, ...ratedAspects.flatMap((aspect) => [group[aspect].average, group[aspect].given, group[aspect].good])])}
    />
  )
}

function Table({ head, groups }: { readonly head: ReactNode; readonly groups: readonly RatingFigures[] }) {
  const t = useWords()
  const figure = ({ given, average, good }: RatingFigures['speed']) => (average === null ? t('followups.rate.none') : t('followups.figures.good', { average: average.toFixed(2), share: Math.round((good / given) * 100) }))
  return (
    <table className={css.table}>
      {head}
      <tbody>
        {groups.map((group) => (
          <tr key={group.id}>
            <th scope="row">{group.title}</th>
            <td>{group.ratings}</td>
            {ratedAspects.map((aspect) => (
              <td key={aspect}>{figure(group[aspect])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Improvements() {
  const t = useWords()
  const answer = useAnswer('followups.improvements', {})
  return (
    <section className={css.page} aria-label={t('followups.improve.title')}>
      <h2>{t('followups.improve.title')}</h2>
      <Answer of={answer}>
        {(list) =>
          list.length === 0 ? (
            <p className={css.hint}>{t('followups.improve.none')}</p>
          ) : (
            list.map((improvement) => <OneImprovement key={improvement.improvementId} improvement={improvement} />)
          )
        }
      </Answer>
    </section>
  )
}

function DueMark({ at, done }: { readonly at: Instant; readonly done: boolean }) {
  const t = useWords()
  return (
    <span className={!done && at <= presentInstant() ? css.overdue : undefined}>
      {t('followups.improve.dueAt')} <When at={at} />
    </span>
  )
}

function OneImprovement({ improvement }: { readonly improvement: Improvement }) {
  const t = useWords()
  const { client } = useDesk()
  const attempt = useAttempt()
  const may = useMay('followups.improve')
  const people = (useAnswer('people.list', {}).data ?? []).filter(({ role }) => takesContacts.includes(role) || improves.includes(role))
  // What was typed stays while it is fetched again; what somebody else changed meanwhile is told when this is saved.
  const [version, setVersion] = useState(improvement.version)
  const [owner, setOwner] = useState<PersonId>(improvement.owner.personId)
  const [due, setDue] = useState(improvement.dueAt === null ? '' : localTime(improvement.dueAt))
  const [measure, setMeasure] = useState(improvement.measure)
  const [done, setDone] = useState(improvement.doneAt !== null)
  const [told, setTold] = useState(improvement.toldAt !== null)
  const { improvementId, ticketId, number, dueAt, comment, customerName } = improvement
  const dueTyped = fromLocalTime(due)
  const owners = people.some(({ personId }) => personId === owner) ? people : [...people, improvement.owner]
  const point = (value: number | null) => (value === null ? t('followups.rate.none') : String(value))
  return (
    <form
      className={css.improvement}
      onSubmit={(event) => {
        event.preventDefault()
        void attempt(async () => {
          const saved = await client.followups.improve({ improvementId, version, measure: measure.trim(), owner, dueAt: Number.isNaN(dueTyped) ? null : instant(dueTyped), done, told })
          setVersion(saved.version)
          announce(t('followups.improve.saved'))
        })
      }}
    >
      <p>
        <strong>{customerName ?? t('followups.nobody')}</strong> {t('followups.improve.points', { speed: point(improvement.speed), solution: point(improvement.solution), attitude: point(improvement.attitude) })} {comment}
      </p>
      <p className={css.hint}>
        {t('followups.improve.owner', { name: improvement.owner.name })} {dueAt !== null && <DueMark at={dueAt} done={improvement.doneAt !== null} />}{' '}
        <button
          type="button"
          className={css.tool}
          onClick={() => {
            showTicket(ticketId)
          }}
        >
          {t('followups.openTicket')} {spokenTicketNumber(number)}
        </button>
      </p>
      {may && (
        <>
          <div className={css.two}>
            <LabelledSelect
              label={t('followups.improve.who')}
              value={owner}
              options={owners.map(({ personId, name }) => ({ id: personId, title: name }))}
              onChange={(id) => {
                setOwner(owners.find(({ personId }) => personId === id)?.personId ?? owner)
              }}
            />
            <LabelledInput type="datetime-local" label={t('followups.improve.due')} value={due} onChange={setDue} />
          </div>
          <LabelledInput label={t('followups.improve.measure')} maxLength={2_000} value={measure} onChange={setMeasure} />
          <div className={css.bar}>
            <Checkbox
              checked={done}
              onChange={({ target }) => {
                setDone(target.checked)
              }}
            >
              {t('followups.improve.done')}
            </Checkbox>
            <Checkbox
              checked={told}
              onChange={({ target }) => {
                setTold(target.checked)
              }}
            >
              {t('followups.improve.told')}
            </Checkbox>
            <Button htmlType="submit" size="small">
              {t('followups.improve.save')}
            </Button>
          </div>
        </>
      )}
    </form>
  )
}
