import type { RefObject } from 'react'
import { useRef } from 'react'
import type { IntakeView } from '../../../shared/contract/intake.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useKeys } from '../../state/useKeys.ts'
import { chooseByDigit } from '../../ui/digits.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { NoticeWords } from '../notices/NoticeWords.tsx'
import { BottomBar } from './BottomBar.tsx'
import { Choices } from './Choices.tsx'
import { Confirmations } from './Confirmations.tsx'
import { Fields } from './Fields.tsx'
import { focusAnchor } from './focus.ts'
import { Grades } from './Grades.tsx'
import css from './intake.module.css'
import { KnownFacts } from './KnownFacts.tsx'
import { Path } from './Path.tsx'
import { Script } from './Script.tsx'
import { Side } from './Side.tsx'
import { useShown } from './shown.ts'
import { useCaret } from './useCaret.ts'
import type { Intake } from './useIntake.ts'
import { useIntake } from './useIntake.ts'
import { usePlace } from './usePlace.ts'

/** One open contact: the path, the words to say, what they ask for, and Enter. */
export function Contact({ view }: { readonly view: IntakeView }) {
  const t = useWords()
  const intake = useIntake(view)
  const work = useRef<HTMLDivElement>(null)
  const page = useRef<HTMLDivElement>(null)
  usePlace(page, view)
  useCaret(page, view, intake)
  useShown(view)
  useContactKeys(view, intake, work, page)
  const current = view.path.find(({ step }) => step === view.step)
  return (
    <div ref={page} className={css.contact}>
      <section className={css.centre} aria-label={t('intake.region')}>
        <Path view={view} onGo={(step) => void intake.goTo(step)} />
        <div ref={work} className={css.work} data-scrolls="work">
          <h1 className={css.stepTitle}>{current?.title}</h1>
          <NoticeWords notices={view.notices} />
          <Script lines={view.lines} onSaid={(lineId, said) => void intake.say(lineId, said)} />
          <Choices view={view} intake={intake} />
          <KnownFacts known={view.known} />
          <Fields view={view} intake={intake} />
          <Confirmations view={view} intake={intake} />
          <ErrorNote error={intake.error} />
        </div>
        <Grades view={view} intake={intake} />
        <BottomBar view={view} intake={intake} />
      </section>
      <Side view={view} intake={intake} />
    </div>
  )
}

function useContactKeys(view: IntakeView, intake: Intake, work: RefObject<HTMLElement | null>, page: RefObject<HTMLElement | null>): void {
  useKeys({
    next: () => {
      void intake.next()
      return true
    },
    save: () => {
      void intake.save()
      return true
    },
    back: () => {
      const at = view.path.findIndex(({ step }) => step === view.step)
      const before = view.path[at - 1]
      if (before !== undefined) void intake.goTo(before.step)
      return true
    },
    choose: (digit) => work.current !== null && chooseByDigit(work.current, digit),
    find: () => focusAnchor(page.current, 'customer'),
  })
}
