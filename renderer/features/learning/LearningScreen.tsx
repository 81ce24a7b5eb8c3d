import { Segmented } from 'antd'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useRemembered } from '../../state/remembered.ts'
import { ProposalsPart } from '../proposals/ProposalsPart.tsx'
import css from './learning.module.css'
import { MyLessons } from './MyLessons.tsx'
import { TeamLessons } from './TeamLessons.tsx'

type Part = 'mine' | 'team' | 'proposals'

/** 学习: what I have to learn, for leads who has passed, and what was proposed (KB-3, KB-5). */
export function LearningScreen() {
  const t = useWords()
  const leads = useMay('knowledge.lessons')
  const parts: readonly Part[] = leads ? ['mine', 'team', 'proposals'] : ['mine', 'proposals']
  const [part, setPart] = useRemembered('learning.part', parts)
  return (
    <div className={css.screen}>
      <header className={css.screenHead}>
        <h1>{t('learning.title')}</h1>
        <Segmented
          aria-label={t('learning.title')}
          value={part}
          options={parts.map((value) => ({ value, label: t(`learning.part.${value}`) }))}
          onChange={(value) => {
            setPart(value)
          }}
        />
      </header>
      {part === 'mine' && <MyLessons />}
      {part === 'team' && <TeamLessons />}
      {part === 'proposals' && <ProposalsPart />}
    </div>
  )
}
