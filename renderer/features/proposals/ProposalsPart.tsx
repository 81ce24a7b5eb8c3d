import { BulbOutlined } from '@ant-design/icons'
import { Checkbox, Segmented } from 'antd'
import { useState } from 'react'
import { type Proposal, proposalStates } from '../../../shared/contract/knowledge.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { Answer } from '../../ui/Answer.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Credits } from './Credits.tsx'
import { ProposalCard } from './ProposalCard.tsx'
import css from './proposals.module.css'

/** What was proposed (KB-5): waiting for an answer, adopted or declined, all or only mine; and who is to be thanked. */
export function ProposalsPart() {
  const t = useWords()
  const [state, setState] = useState<Proposal['state']>('open')
  const [mine, setMine] = useState(false)
  const answer = useAnswer('knowledge.proposals', { state, mine }, { keep: true })
  return (
    <div className={css.columns}>
      <section className={css.list} aria-label={t('proposals.title')}>
        <div className={css.filters}>
          <Segmented
            aria-label={t('proposals.title')}
            value={state}
            options={proposalStates.map((value) => ({ value, label: t(`proposals.state.${value}`) }))}
            onChange={(value) => {
              setState(value)
            }}
          />
          <Checkbox
            checked={mine}
            onChange={({ target }) => {
              setMine(target.checked)
            }}
          >
            {t('proposals.mine')}
          </Checkbox>
        </div>
        <Answer of={answer}>
          {(proposals) =>
            proposals.length === 0 ? (
              <EmptyState icon={<BulbOutlined />} title={t(`proposals.none.${state}`)} text={t('proposals.noneWhat')} />
            ) : (
              <ul className={css.list}>
                {proposals.map((proposal) => (
                  <ProposalCard key={proposal.proposalId} proposal={proposal} />
                ))}
              </ul>
            )
          }
        </Answer>
      </section>
      <Credits />
    </div>
  )
}
