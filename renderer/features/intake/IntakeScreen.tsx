import { CustomerServiceOutlined, FileTextOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useWords } from '../../i18n/useWords.ts'
import { showScreen, useNavigation } from '../../state/navigation.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { TodayPanel } from '../promises/TodayPanel.tsx'
import { Kept } from './Kept.tsx'
import { SavedPanel } from './SavedPanel.tsx'

/** 受理: the contact on the line, the ticket that was just made, or nothing to do yet. */
export function IntakeScreen({ playbookReady }: { readonly playbookReady: boolean }) {
  const t = useWords()
  const contactId = useNavigation((navigation) => navigation.contactId)
  const saved = useNavigation((navigation) => navigation.saved)
  if (!playbookReady) {
    return (
      <EmptyState
        whole
        icon={<FileTextOutlined />}
        title={t('intake.noPlaybook')}
        text={t('intake.noPlaybookWhat')}
        action={
          <Button
            type="primary"
            onClick={() => {
              showScreen('settings')
            }}
          >
            {t('intake.toSettings')}
          </Button>
        }
      />
    )
  }
  return (
    <>
      <Kept contactId={saved === null ? contactId : null} />
      {saved !== null && <SavedPanel saved={saved} />}
      {saved === null && contactId === null && (
        <>
          <EmptyState whole icon={<CustomerServiceOutlined />} title={t('intake.nobody')} text={t('intake.nobodyWhat')} action={<Kbd keys={['Alt', 'N']} />} />
          <TodayPanel />
        </>
      )}
    </>
  )
}
