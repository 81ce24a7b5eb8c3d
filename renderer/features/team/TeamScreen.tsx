import { Segmented } from 'antd'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useRemembered } from '../../state/remembered.ts'
import screen from '../../ui/screen.module.css'
import { SkillsPart } from './SkillsPart.tsx'
import { TeamPromises } from './TeamPromises.tsx'

type Part = 'skills' | 'promises'

/** 班组: for who leads, what everybody takes (TK-7) and how what was promised is kept. */
export function TeamScreen() {
  const t = useWords()
  const seesPromises = useMay('promises.figures')
  const parts: readonly Part[] = seesPromises ? ['skills', 'promises'] : ['skills']
  const [part, setPart] = useRemembered('team.part', parts)
  return (
    <div className={screen.screen}>
      <header className={screen.head}>
        <h1>{t('team.title')}</h1>
        <Segmented<Part> aria-label={t('team.parts')} value={part} options={parts.map((value) => ({ value, label: t(`team.part.${value}`) }))} onChange={setPart} />
      </header>
      {part === 'skills' ? <SkillsPart /> : <TeamPromises />}
    </div>
  )
}
