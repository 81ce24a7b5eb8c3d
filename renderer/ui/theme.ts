import type { ThemeConfig } from 'antd'
import { theme as kit } from 'antd'
import type { Language } from '../../shared/text.ts'

/**
 * The only place that names a colour. Day is warm neutral paper, night is dark grey; one accent, three tones of time. Every
 * text colour has at least 4.5:1 on every ground it stands on (checked by tests/unit/rendererTheme.test.ts).
 */
interface Palette {
  readonly ground: string
  readonly paper: string
  readonly raised: string
  readonly sunken: string
  readonly line: string
  readonly lineStrong: string
  readonly text: string
  readonly textSoft: string
  readonly textFaint: string
  readonly accent: string
  readonly accentHover: string
  readonly accentText: string
  readonly accentSoft: string
  readonly onAccent: string
  readonly warn: string
  readonly warnSoft: string
  readonly late: string
  readonly lateSoft: string
  readonly good: string
  readonly goodSoft: string
  readonly shadow: string
  readonly veil: string
}

export type Light = 'light' | 'dark'

export const palettes: Readonly<Record<Light, Palette>> = {
  light: {
    ground: '#f3f1ec',
    paper: '#fcfbf8',
    raised: '#ffffff',
    sunken: '#ebe8e1',
    line: '#e0dcd3',
    lineStrong: '#8f887a',
    text: '#23211d',
    textSoft: '#57534a',
    textFaint: '#68635a',
    accent: '#1d6a6a',
    accentHover: '#175858',
    accentText: '#175f5f',
    accentSoft: '#e1eeec',
    onAccent: '#ffffff',
    warn: '#855000',
    warnSoft: '#faeed6',
    late: '#aa2e24',
    lateSoft: '#fae6e2',
    good: '#2e6636',
    goodSoft: '#e5f0e3',
    shadow: '0 1px 2px rgb(35 33 29 / 6%), 0 8px 28px rgb(35 33 29 / 16%)',
    veil: 'rgb(35 33 29 / 38%)',
  },
  dark: {
    ground: '#1b1c1e',
    paper: '#232528',
    raised: '#2b2d31',
    sunken: '#17181a',
    line: '#383b40',
    lineStrong: '#7c828b',
    text: '#e8e6e1',
    textSoft: '#b9b7b1',
    textFaint: '#a09f9a',
    accent: '#237a78',
    accentHover: '#2a8280',
    accentText: '#7cc9c3',
    accentSoft: '#213a3a',
    onAccent: '#ffffff',
    warn: '#e5b45c',
    warnSoft: '#3b3220',
    late: '#f2938a',
    lateSoft: '#412726',
    good: '#8fc797',
    goodSoft: '#243527',
    shadow: '0 1px 2px rgb(0 0 0 / 40%), 0 10px 32px rgb(0 0 0 / 50%)',
    veil: 'rgb(0 0 0 / 55%)',
  },
}

/** Each language's own forms of the characters first. */
function fontsFor(language: Language): string {
  const simplified = '"PingFang SC", "Microsoft YaHei UI", "Noto Sans CJK SC"'
  const traditional = '"PingFang TC", "Microsoft JhengHei UI", "Noto Sans CJK TC"'
  const chinese = language === 'zh-TW' ? `${traditional}, ${simplified}` : `${simplified}, ${traditional}`
  return `system-ui, -apple-system, "Segoe UI", ${chinese}, sans-serif`
}

/** The kit's tokens for one light. */
export function themeFor(light: Light, language: Language): ThemeConfig {
  const p = palettes[light]
  return {
    algorithm: light === 'dark' ? kit.darkAlgorithm : kit.defaultAlgorithm,
    hashed: false,
    token: {
      fontFamily: fontsFor(language),
      fontSize: 14,
      controlHeight: 32,
      controlHeightSM: 26,
      controlHeightLG: 38,
      fontSizeLG: 15,
      borderRadius: 6,
      motion: false,
      wireframe: false,
      colorPrimary: p.accent,
      colorPrimaryHover: p.accentHover,
      colorInfo: p.accent,
      colorLink: p.accentText,
      colorError: p.late,
      colorWarning: p.warn,
      colorSuccess: p.good,
      colorText: p.text,
      colorTextSecondary: p.textSoft,
      colorTextTertiary: p.textFaint,
      colorTextPlaceholder: p.textFaint,
      colorTextDescription: p.textFaint,
      colorBgLayout: p.ground,
      colorBgContainer: p.raised,
      colorBgElevated: p.raised,
      colorBorder: p.lineStrong,
      colorBorderSecondary: p.line,
      boxShadow: p.shadow,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500, defaultBorderColor: p.line, defaultColor: p.text },
      Segmented: { itemSelectedBg: p.raised, trackBg: p.sunken, itemColor: p.textSoft },
      Input: { paddingInline: 10, hoverBorderColor: p.textSoft, activeBorderColor: p.accentText, activeShadow: `0 0 0 1px ${p.accentText}`, errorActiveShadow: `0 0 0 1px ${p.late}` },
    },
  }
}

/** `accentSoft` → `--accent-soft`: the same palette for our own style sheets. */
export function cssVariables(light: Light, language: Language): ReadonlyMap<string, string> {
  const named = Object.entries(palettes[light]).map(([name, value]) => [`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value as string] as const)
  return new Map([...named, ['--fonts', fontsFor(language)]])
}
