import { useEffect, useSyncExternalStore } from 'react'
import type { DeskSettings } from '../../shared/contract/desk.ts'
import type { Language } from '../../shared/text.ts'
import type { Light } from './theme.ts'
import { cssVariables } from './theme.ts'

const night = window.matchMedia('(prefers-color-scheme: dark)')

function onNight(listener: () => void): () => void {
  night.addEventListener('change', listener)
  return () => {
    night.removeEventListener('change', listener)
  }
}

/** Which light the desk stands in, put on the page as CSS variables. */
export function useLook(choice: DeskSettings['look'], language: Language): Light {
  const system: Light = useSyncExternalStore(onNight, () => night.matches) ? 'dark' : 'light'
  const light = choice === 'system' ? system : choice
  useEffect(() => {
    const { style } = document.documentElement
    style.colorScheme = light
    for (const [name, value] of cssVariables(light, language)) style.setProperty(name, value)
  }, [light, language])
  return light
}
