import { Segmented } from 'antd'
import { type ReactNode, useState } from 'react'
import type { EscalationReport } from '../../../shared/contract/escalation.ts'
import { reportSpans } from '../../../shared/contract/escalation.ts'
import { useAnswer } from '../../api/queries.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { showTicket } from '../../state/navigation.ts'
import { Answer } from '../../ui/Answer.tsx'
import { SaveList } from '../../ui/SaveList.tsx'
import { useSorted } from '../../ui/useSorted.tsx'
import { When } from '../../ui/When.tsx'
import settingsCss from '../settings/settings.module.css'
import css from './escalation.module.css'

/** Whether the rules of escalation are of use, for who leads or changes them. */
export function EscalationSection() {
  const t = useWords()
  return useMay('escalation.report') ? (
    <section className={settingsCss.card} aria-label={t('escalation.report.title')}>
      <h2 className={settingsCss.cardTitle}>{t('escalation.report.title')}</h2>
      <Rates />
    </section>
  ) : null
}

function Rates() {
  const t = useWords()
  const [days, setDays] = useState<(typeof reportSpans)[number]>(reportSpans[0])
  const answer = useAnswer('escalation.report', { days }, { keep: true })
  const { sorted, head } = useSorted<Rule>('escalation.report', [
    { id: 'rule', title: t('escalation.report.rule'), value: ({ title }) => title },
    { id: 'level', title: t('escalation.report.level'), value: ({ level }) => level },
    ...counts.map((name) => ({ id: name, title: t(`escalation.report.${name}`), value: (rule: Rule) => rule[name], isFigure: true, className: css.number })),
    { id: 'rate', title: t('escalation.report.rate'), value: rateOf, isFigure: true, className: css.number },
  ], answer.data?.rules ?? [])
  return (
    <div className={css.stack}>
      <p className={css.quiet}>{t('escalation.report.text')}</p>
      <Segmented aria-label={t('escalation.report.title')} value={days} options={reportSpans.map((value) => ({ value, label: t('escalation.report.days', { n: value }) }))} onChange={setDays} />
      <Answer of={answer}>
        {(report) =>
          report.rules.length === 0 && report.byHand === 0 ? (
            <p className={css.quiet}>{t('escalation.report.nothing')}</p>
          ) : (
            <>
              <Table head={head} rules={sorted} />
              <div>
                <SaveList name="rules" head={[t('escalation.report.rule'), t('escalation.report.level'), ...counts.map((name) => t(`escalation.report.${name}`))]} rows={sorted.map((rule) => [rule.title, rule.level, ...counts.map((name) => rule[name])])} />
              </div>
              <p className={css.quiet}>{t('escalation.report.byHand', { n: report.byHand })}</p>
              {report.declined.length > 0 && <Reasons report={report} />}
            </>
          )
        }
      </Answer>
    </div>
  )
}

type Rule = EscalationReport['rules'][number]

const counts = ['made', 'accepted', 'declined', 'later', 'standing', 'gone'] as const

/** Of those that somebody decided; a rule that nobody was asked about has no rate. */
const rateOf = ({ accepted, declined }: Rule) => (accepted + declined === 0 ? null : Math.round((100 * accepted) / (accepted + declined)))

function rateWords(rule: Rule): string {
  const rate = rateOf(rule)
  return rate === null ? '–' : `${String(rate)} %`
}

function Table({ head, rules }: { readonly head: ReactNode; readonly rules: readonly Rule[] }) {
  return (
    <table className={css.table}>
      {head}
      <tbody>
        {rules.map((rule) => (
          <tr key={rule.rule}>
            <th scope="row">{rule.title}</th>
            <td>{rule.level}</td>
            {counts.map((name) => (
              <td key={name} className={css.number}>
                {rule[name]}
              </td>
            ))}
            <td className={css.number}>{rateWords(rule)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Reasons({ report }: { readonly report: EscalationReport }) {
  const t = useWords()
  return (
    <>
      <h3 className={css.title}>{t('escalation.report.reasons')}</h3>
      <ul className={css.away}>
        {report.declined.map(({ title, reason, at, ticketId, number }) => (
          <li key={`${ticketId} ${String(at)}`} className={css.quiet}>
            {title} · {reason} · <When at={at} />
            <button
              type="button"
              className={css.link}
              onClick={() => {
                showTicket(ticketId)
              }}
            >
              {number}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
