import { describe, expect, test } from 'vitest'
import { cssVariables, palettes } from '../../renderer/ui/theme.ts'

/** WCAG 2.2 relative luminance and contrast. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['ground', 'paper', 'raised', 'sunken'] as const
const inks = ['text', 'textSoft', 'textFaint', 'accentText', 'warn', 'late', 'good'] as const

describe.each(['light', 'dark'] as const)('by %s', (light) => {
  const palette = palettes[light]

  test.each(grounds)('every text reads on %s', (ground) => {
    for (const ink of inks) expect(contrast(palette[ink], palette[ground]), ink).toBeGreaterThanOrEqual(4.5)
  })

  test.each([
    ['onAccent', 'accent'],
    ['onAccent', 'accentHover'],
    ['text', 'accentSoft'],
    ['textSoft', 'accentSoft'],
    ['textFaint', 'accentSoft'],
    ['accentText', 'accentSoft'],
    ['warn', 'warnSoft'],
    ['late', 'lateSoft'],
    ['good', 'goodSoft'],
    ['paper', 'text'],
    ['paper', 'late'],
  ] as const)('%s reads on %s', (ink, ground) => {
    expect(contrast(palette[ink], palette[ground])).toBeGreaterThanOrEqual(4.5)
  })

  test.each(grounds)('the edge of a field is seen on %s', (ground) => {
    expect(contrast(palette.lineStrong, palette[ground])).toBeGreaterThanOrEqual(2.8)
  })
})

test('a palette becomes CSS variables, with the language’s own characters first', () => {
  expect(cssVariables('light', 'en').get('--accent-soft')).toBe(palettes.light.accentSoft)
  const fonts = cssVariables('light', 'zh-TW').get('--fonts') ?? ''
  expect(fonts.indexOf('TC')).toBeLessThan(fonts.indexOf('SC'))
})
