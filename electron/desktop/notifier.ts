import { Notification } from 'electron'
import type { News } from '../../shared/contract/clocks.ts'
import type { Alarm, Notifier } from '../app/ports.ts'
import { type AlarmSpeech, alarmWords } from './alarmWords.ts'
import { newsWords } from './news.ts'

export interface NotifierParts {
  /** How to speak now; undefined when the person wants no notices. */
  readonly speech: () => AlarmSpeech | undefined
  readonly onClick: () => void
}

export interface DeskNotifier extends Notifier {
  /** What others did that concerns whoever sits here. */
  news(news: readonly News[]): void
  /** The desk tells what fell due while it was closed before it can be asked anything: that waits for this. */
  connect(parts: NotifierParts): void
}

export function createNotifier(): DeskNotifier {
  const waiting: Alarm[] = []
  let connected: NotifierParts | undefined
  // Held, or the garbage collector takes it and its click with it.
  let shown: Notification | undefined

  function show<Told>({ speech, onClick }: NotifierParts, [first, ...others]: readonly Told[], words: (told: readonly [Told, ...Told[]], speech: AlarmSpeech) => { readonly title: string; readonly body: string }): void {
    const spoken = speech()
    if (first === undefined || spoken === undefined || !Notification.isSupported()) return
    shown = new Notification(words([first, ...others], spoken))
    shown.on('click', onClick)
    shown.show()
  }

  return {
    alarms: (alarms) => {
      if (connected === undefined) waiting.push(...alarms)
      else show(connected, alarms, alarmWords)
    },
    news: (news) => {
      if (connected !== undefined) show(connected, news, newsWords)
    },
    connect: (parts) => {
      connected = parts
      show(parts, waiting.splice(0), alarmWords)
    },
  }
}
