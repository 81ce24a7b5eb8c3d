import { DeleteOutlined, EditOutlined, FolderOutlined, SaveOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { QueueBucket, QueueView } from '../../../shared/contract/queue.ts'
import { queueBuckets } from '../../../shared/contract/queue.ts'
import type { AppError } from '../../../shared/errors.ts'
import { asAppError } from '../../api/client.ts'
import { useDesk } from '../../api/desk.ts'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'
import { ChoiceList } from '../../ui/ChoiceList.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { LabelledInput } from '../../ui/LabelledInput.tsx'
import { useAttempt } from '../../ui/useAttempt.ts'
import { sameArrangement, toBucket, toView } from './arrangement.ts'
import css from './queue.module.css'
import { QueueTool } from './QueueTool.tsx'
import type { Shown } from './useShown.ts'

interface Props {
  readonly shown: Shown
}

/** Views by name: switch to one, keep what is on the screen as one, rename, delete. */
export function QueueViewsMenu({ shown: { shown, views, change } }: Props) {
  const t = useWords()
  const current = views.find(({ viewId }) => viewId === shown.viewId)
  const isChanged = current !== undefined && !sameArrangement(current.arrangement, shown.arrangement)
  const label = current === undefined ? t('queue.views') : isChanged ? t('queue.viewChanged', { name: current.name }) : current.name
  return (
    <QueueTool name="views" letter="V" title={t('queue.views')} label={label} icon={<FolderOutlined aria-hidden="true" />}>
      {(close) => (
        <div className={css.viewsPanel}>
          {views.length > 0 && (
            <div className={css.narrowChoices}>
              <ChoiceList
                first
                label={t('queue.ownViews')}
                options={views.map(({ viewId, name }) => ({ id: viewId, title: name }))}
                chosen={shown.viewId}
                onChoose={(id) => {
                  const view = views.find(({ viewId }) => viewId === id)
                  if (view !== undefined) change(toView(view))
                  close()
                }}
              />
            </div>
          )}
          <div className={css.narrowChoices}>
            <ChoiceList
              first={views.length === 0}
              label={t('queue.builtInViews')}
              options={queueBuckets.map((bucket) => ({ id: bucket, title: t(`tickets.scopes.${bucket}`) }))}
              chosen={shown.bucket}
              onChoose={(id) => {
                change(toBucket(shown, id as QueueBucket))
                close()
              }}
            />
          </div>
          {current !== undefined && <CurrentView key={`${current.viewId} ${String(current.version)}`} view={current} isChanged={isChanged} shown={shown} onClose={close} onGone={() => { change({ ...shown, viewId: null, bucket: null }) }} />}
          <NewView
            onName={async (name, client) => {
              const { viewId } = await client.tickets.nameView({ name, arrangement: shown.arrangement })
              change({ ...shown, viewId, bucket: null })
              announce(t('queue.viewKept', { name }))
              close()
            }}
          />
        </div>
      )}
    </QueueTool>
  )
}

type Client = ReturnType<typeof useDesk>['client']

interface NameProps {
  readonly label: string
  readonly action: string
  readonly start: string
  readonly onName: (name: string, client: Client) => Promise<void>
}

function NameForm({ label, action, start, onName }: NameProps) {
  const { client } = useDesk()
  const [name, setName] = useState(start)
  const [error, setError] = useState<AppError | null>(null)
  return (
    <form
      className={css.nameForm}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() === '') return
        onName(name.trim(), client).catch((thrown: unknown) => {
          setError(asAppError(thrown))
        })
      }}
    >
      <LabelledInput label={label} maxLength={40} value={name} onChange={setName} />
      <Button htmlType="submit" icon={<SaveOutlined aria-hidden="true" />} disabled={name.trim() === ''}>
        {action}
      </Button>
      <ErrorNote error={error} />
    </form>
  )
}

function NewView({ onName }: Pick<NameProps, 'onName'>) {
  const t = useWords()
  return <NameForm label={t('queue.newView')} action={t('queue.keepView')} start="" onName={onName} />
}

interface CurrentProps {
  readonly view: QueueView
  readonly isChanged: boolean
  readonly shown: Shown['shown']
  readonly onClose: () => void
  readonly onGone: () => void
}

/** What can be done with the view that is on the screen. */
function CurrentView({ view, isChanged, shown, onClose, onGone }: CurrentProps) {
  const t = useWords()
  const attempt = useAttempt()
  const { client } = useDesk()
  const [renaming, setRenaming] = useState(false)
  const { viewId, version, name } = view
  const remove = () =>
    attempt(async () => {
      await client.tickets.removeView({ viewId, version })
      onGone()
      onClose()
      announce(t('queue.viewRemoved', { name }), 'quiet', () => void attempt(async () => {
        await client.tickets.restoreView({ viewId })
      }))
    })
  if (renaming) {
    return (
      <NameForm
        label={t('queue.viewName')}
        action={t('queue.rename')}
        start={name}
        onName={async (next) => {
          await client.tickets.changeView({ viewId, version, name: next, arrangement: view.arrangement })
          setRenaming(false)
        }}
      />
    )
  }
  return (
    <div className={css.viewTools} role="group" aria-label={name}>
      {isChanged && (
        <Button
          size="small"
          icon={<SaveOutlined aria-hidden="true" />}
          onClick={() => void attempt(async () => {
            await client.tickets.changeView({ viewId, version, name, arrangement: shown.arrangement })
            announce(t('queue.viewKept', { name }))
            onClose()
          })}
        >
          {t('queue.keepChanges')}
        </Button>
      )}
      <Button size="small" icon={<EditOutlined aria-hidden="true" />} onClick={() => { setRenaming(true) }}>
        {t('queue.rename')}
      </Button>
      <Button size="small" icon={<DeleteOutlined aria-hidden="true" />} onClick={() => void remove()}>
        {t('queue.removeView')}
      </Button>
    </div>
  )
}
