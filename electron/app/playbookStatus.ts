import type { PlaybookStatus } from '../../shared/contract/playbook.ts'
import type { PlaybookIssue } from '../../shared/playbookFindings.ts'
import { sceneTrail } from '../../shared/playbookRules.ts'
import type { Instant } from '../../shared/time.ts'
import type { Context } from '../features/context.ts'
import { findInForce, playbookInForce, publishedAtOf, wordsOf } from '../features/playbook/playbook.ts'

/** The file that was refused last, shipped or published, until a good one is published; kept while the program runs. */
export interface PlaybookNotice {
  refused: { readonly file: string; readonly at: Instant; readonly issues: readonly PlaybookIssue[] } | null
}

export function playbookStatus(context: Context, notice: PlaybookNotice): PlaybookStatus {
  const found = findInForce(context.db)
  return {
    current: found === null
      ? null
      : {
          id: found.playbook.id,
          version: found.playbook.version,
          title: found.playbook.title[context.language],
          publishedAt: publishedAtOf(context.db, found.row),
          needs: found.playbook.needs.length,
          scenes: found.playbook.scenes.length,
        },
    refused: notice.refused === null ? null : { ...notice.refused, issues: [...notice.refused.issues] },
  }
}

export function catalogue(context: Context) {
  const { playbook } = playbookInForce(context.db)
  const words = wordsOf(playbook, context.language)
  return {
    channels: playbook.channels.map(({ id, title, live, arrivesEarlier }) => ({ id, title: words.text(title), live, arrivesEarlier })),
    tiers: words.all('tiers'),
    tags: words.all('tags'),
    campaigns: playbook.campaigns.map(({ id, title }) => ({ id, title: words.text(title) })),
    severities: words.all('severities'),
    priorities: words.all('priorities'),
    departments: words.all('departments'),
    types: words.all('types'),
    kinds: words.all('kinds'),
    classes: words.all('classes'),
    impacts: words.all('impacts'),
    urgencies: words.all('urgencies'),
    outcomes: words.all('outcomes'),
    scenes: playbook.scenes.map((scene) => ({ id: scene.id, title: words.text(scene.title), trail: sceneTrail(playbook, scene.id).map(({ id }) => id) })),
    needs: playbook.needs.map(({ id, title, scenes }) => ({ id, title: words.text(title), scenes })),
  }
}
