import { CheckCircleOutlined, EditOutlined, FlagOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Article } from '../../../shared/contract/knowledge.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { Flyout } from '../../ui/Flyout.tsx'
import { ReasonForm } from '../../ui/ReasonForm.tsx'
import css from './knowledge.module.css'
import { write } from './place.ts'
import { PublishForm } from './PublishForm.tsx'
import { WrongForm } from '../beside/WrongForm.tsx'
import { useLifecycle } from './useLifecycle.ts'
import { useRetiring } from './useRetiring.ts'

/** What whoever sits here may do with the article as it stands; what would be refused is not offered. */
export function Lifecycle({ article }: { readonly article: Article }) {
  const t = useWords()
  const { articleId, state, writing, published, inReview } = article
  const actions = useLifecycle(article)
  const retire = useRetiring()
  const mayWrite = useMay('knowledge.save')
  const mayPublish = useMay('knowledge.publish')
  const mayDecline = useMay('knowledge.decline')
  const mayRetire = useMay('knowledge.retire')
  const mayReport = useMay('knowledge.report')
  const isRetired = state === 'retired'
  const isWritten = writing !== null && !isRetired
  return (
    <div className={css.actions} role="group" aria-label={t('knowledge.actions')}>
      {mayWrite && !inReview && !isRetired && (
        <Button
          size="small"
          icon={<EditOutlined aria-hidden="true" />}
          onClick={() => {
            write(articleId)
          }}
        >
          {t(writing === null ? 'knowledge.do.editNext' : 'knowledge.do.edit')}
        </Button>
      )}
      {mayWrite && isWritten && !inReview && (
        <Button size="small" type={mayPublish ? 'default' : 'primary'} onClick={() => void actions.submit()}>
          {t('knowledge.do.submit')}
        </Button>
      )}
      {mayPublish && isWritten && (
        <Flyout title={t('knowledge.do.publish')} triggerClass={css.primary} trigger={<><CheckCircleOutlined aria-hidden="true" /> {t('knowledge.do.publish')}</>}>
          {(close) => (
            <PublishForm
              articleId={articleId}
              number={writing}
              onDone={(reason, learn) => {
                close()
                void actions.publish(reason, learn)
              }}
            />
          )}
        </Flyout>
      )}
      {mayDecline && isWritten && inReview && (
        <WithReason name={t('knowledge.do.decline')} text={t('knowledge.declineWhat')} onDone={(reason) => void actions.decline(reason)} />
      )}
      {mayWrite && isWritten && inReview && (
        <Button size="small" onClick={() => void actions.withdraw()}>
          {t('knowledge.do.withdraw')}
        </Button>
      )}
      {mayWrite && isWritten && published !== null && (
        <Flyout title={t('knowledge.do.discard')} triggerClass={css.tool} trigger={t('knowledge.do.discard')}>
          {(close) => (
            <Sure
              text={t('knowledge.discardWhat', { number: writing })}
              action={t('knowledge.do.discard')}
              onDone={() => {
                close()
                void actions.discard()
              }}
            />
          )}
        </Flyout>
      )}
      {mayRetire && isRetired && (
        <Button size="small" onClick={() => void actions.restore()}>
          {t('knowledge.do.restore')}
        </Button>
      )}
      {mayRetire && !isRetired && <WithReason name={t('knowledge.do.retire')} text={t('knowledge.retireWhat')} onDone={(reason) => void retire([article], reason, () => undefined)} />}
      {mayReport && (
        <Flyout title={t('knowledge.do.report')} triggerClass={css.tool} trigger={<><FlagOutlined aria-hidden="true" /> {t('knowledge.do.report')}</>}>
          {(close) => (
            <WrongForm
              onDone={(text) => {
                close()
                void actions.report(text)
              }}
            />
          )}
        </Flyout>
      )}
    </div>
  )
}

function WithReason({ name, text, onDone }: { readonly name: string; readonly text: string; readonly onDone: (reason: string) => void }) {
  return (
    <Flyout title={name} triggerClass={css.tool} trigger={name}>
      {(close) => (
        <ReasonForm
          text={text}
          action={name}
          onDone={(reason) => {
            close()
            onDone(reason)
          }}
        />
      )}
    </Flyout>
  )
}

function Sure({ text, action, onDone }: { readonly text: ReactNode; readonly action: string; readonly onDone: () => void }) {
  return (
    <div className={css.sure}>
      <p>{text}</p>
      <Button danger data-first="" onClick={onDone}>
        {action}
      </Button>
    </div>
  )
}
