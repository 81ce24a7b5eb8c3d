import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export interface Look {
  /** what is left out, by selector */
  readonly without?: string
  /** nothing but whether words stand out from what is behind them: all that another look of the same screen changes */
  readonly onlyContrast?: true
}

/** Axe finds nothing on what is shown. `state` names it where something is found. */
export async function expectAccessible(page: Page, state: string, { without, onlyContrast }: Look = {}): Promise<void> {
  const runOnly: axe.RunOnly = onlyContrast === true ? { type: 'rule', values: ['color-contrast'] } : { type: 'tag', values: tags }
  const found = await violations(page, without === undefined ? [] : [without], runOnly)
  expect(found.map((each) => `${state}: ${each}`)).toEqual([])
  expect(await cutOff(page), `${state}: wider than what is shown of it`).toEqual([])
}

/**
 * What axe finds, each with the first place. A page is given axe once, not with every look; the desk is one frame, so that there is nothing to put
 * together; what is not found need not be described; and only rules for what plays by itself would load everything once more.
 */
async function violations(page: Page, without: readonly string[], runOnly: axe.RunOnly): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async (asked) => {
    const { axe: given } = window as unknown as { readonly axe: typeof axe }
    const { violations } = await given.run({ exclude: [...asked.without] }, { resultTypes: ['violations'], preload: false, runOnly: asked.runOnly })
    return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target.join(' ') ?? ''}`)
  }, { without, runOnly })
}

/** Panels, dialogs and buttons that hold more than they show, unless they say so by an ellipsis: axe does not look for that. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('html, :popover-open, dialog[open], button')]
      .filter((place) => place.clientWidth > 0 && place.scrollWidth > place.clientWidth + 1 && getComputedStyle(place).textOverflow !== 'ellipsis')
      .map((place) => `${place.tagName.toLowerCase()} ${place.ariaLabel ?? place.textContent.slice(0, 40)}: ${String(place.scrollWidth)} in ${String(place.clientWidth)} px`),
  )
}
