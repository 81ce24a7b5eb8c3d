import { Notification } from 'electron'
import type { Alarm, Notifier } from '../app/ports.ts'
import { type AlarmSpeech, alarmWords } from './alarmWords.ts'

export interface NotifierParts {
  /** How to speak now; undefined when the person wants no notices. */
  readonly speech: () => AlarmSpeech | undefined
  readonly onClick: () => void
}

export interface DeskNotifier extends Notifier {
  /** The desk tells what fell due while it was closed before it can be asked anything: that waits for this. */
  connect(parts: NotifierParts): void
}

export function createNotifier(): DeskNotifier {
  const waiting: Alarm[] = []
  let connected: NotifierParts | undefined
  // Held, or the garbage collector takes it and its click with it.
  let shown: Notification | undefined

  function show({ speech, onClick }: NotifierParts, [first, ...others]: readonly Alarm[]): void {
    const spoken = speech()
    if (first === undefined || spoken === undefined || !Notification.isSupported()) return
    shown = new Notification(alarmWords([first, ...others], spoken))
    shown.on('click', onClick)
    shown.show()
  }

  return {
    alarms: (alarms) => {
      if (connected === undefined) waiting.push(...alarms)
      else show(connected, alarms)
    },
    connect: (parts) => {
      connected = parts
      show(parts, waiting.splice(0))
    },
  }
}
