import type { ReactNode } from 'react'
import { useRef } from 'react'
import type { KeyName } from '../../state/keys.ts'
import { useKeys } from '../../state/useKeys.ts'
import { Flyout } from '../../ui/Flyout.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import css from './queue.module.css'

interface Props {
  readonly name: Extract<KeyName, 'filters' | 'sort' | 'columns' | 'views'>
  readonly letter: string
  readonly title: string
  readonly label: string
  /** the accessible name, where the label is not enough */
  readonly said?: string
  readonly icon: ReactNode
  readonly children: (close: () => void) => ReactNode
}

/** One of the queue's small panels: by click or by its letter, while the queue is what is seen. */
export function QueueTool({ name, letter, title, label, said, icon, children }: Props) {
  const button = useRef<HTMLButtonElement>(null)
  useKeys({
    [name]: () => {
      const isSeen = button.current?.checkVisibility() ?? false
      if (isSeen) button.current?.click()
      return isSeen
    },
  })
  return (
    <Flyout
      title={title}
      triggerRef={button}
      triggerClass={css.tool}
      {...(said === undefined ? {} : { triggerLabel: said })}
      trigger={
        <>
          {icon} {label} <Kbd keys={[letter]} />
        </>
      }
    >
      {children}
    </Flyout>
  )
}
