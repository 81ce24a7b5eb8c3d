import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export interface Look {
  /** what is left out, by selector */
  readonly without?: string
  /** nothing but whether words stand out from what is behind them: all that another look of the same screen changes */
  readonly onlyContrast?: true
}

/**
 * Axe finds nothing on what is shown. `state` names it where something is found.
 *
 * The desk is one frame, so axe looks at it in one go: by default it opens another page to put the findings of frames together, which
 * costs twice as much as the look itself; and what it does not find, it need not describe.
 */
export async function expectAccessible(page: Page, state: string, { without, onlyContrast }: Look = {}): Promise<void> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode()
  if (without !== undefined) axe.exclude(without)
  if (onlyContrast === true) axe.withRules('color-contrast')
  else axe.withTags(tags)
  const { violations } = await axe.analyze()
  expect(violations.map(({ id, nodes }) => `${state}: ${id} ${nodes[0]?.target.join(' ') ?? ''}`)).toEqual([])
  expect(await cutOff(page), `${state}: wider than what is shown of it`).toEqual([])
}

/** Panels, dialogs and buttons that hold more than they show, unless they say so by an ellipsis: axe does not look for that. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('html, :popover-open, dialog[open], button')]
      .filter((place) => place.clientWidth > 0 && place.scrollWidth > place.clientWidth + 1 && getComputedStyle(place).textOverflow !== 'ellipsis')
      .map((place) => `${place.tagName.toLowerCase()} ${place.ariaLabel ?? place.textContent.slice(0, 40)}: ${String(place.scrollWidth)} in ${String(place.clientWidth)} px`),
  )
}
