const hertz = { warning: 660, late: 440 } as const
const seconds = 0.18
const volume = 0.15

let audio: AudioContext | null = null

/** A short, low tone (CK-24); no file, nothing to load. A machine that cannot sound is silent: what it would say stands on the screen. */
export function sound(tone: 'warning' | 'late'): void {
  try {
    play(tone)
  } catch {
    audio = null
  }
}

function play(tone: 'warning' | 'late'): void {
  audio ??= new AudioContext()
  const from = audio.currentTime
  const oscillator = audio.createOscillator()
  const gain = audio.createGain()
  oscillator.frequency.value = hertz[tone]
  gain.gain.setValueAtTime(volume, from)
  gain.gain.exponentialRampToValueAtTime(0.001, from + seconds)
  oscillator.connect(gain).connect(audio.destination)
  oscillator.start(from)
  oscillator.stop(from + seconds)
}
