import type { PlaybookStatus } from '../../shared/contract/playbook.ts'
import type { PlaybookIssue } from '../../shared/playbookFindings.ts'
import { sceneTrail } from '../../shared/playbookRules.ts'
import type { Instant } from '../../shared/time.ts'
import type { LocalText } from '../../shared/text.ts'
import { type Context, inWords } from '../features/context.ts'
import { findInForce, originOf, playbookInForce, type Published, publishedAtOf, wordsOf } from '../features/playbook/playbook.ts'

/** The file that was refused last, shipped or published, until a good one is published; kept while the program runs. */
export interface PlaybookNotice {
  refused: { readonly file: string; readonly at: Instant; readonly issues: readonly PlaybookIssue[]; readonly joining: boolean } | null
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
    program: found === null ? null : ofProgram(context, found),
  }
}

function ofProgram(context: Context, { row, playbook }: Published): PlaybookStatus['program'] {
  const { brought, laidReady } = originOf(context.db, row)
  if (brought === null) return laidReady === null ? null : { how: 'ready', version: laidReady }
  const titles = (ids: typeof brought.added) =>
    (['calendars', 'clocks', 'campaigns'] as const).flatMap((list) => {
      const items: readonly { readonly id: string; readonly title: LocalText }[] = playbook[list]
      return items.filter(({ id }) => ids[list].includes(id)).map(({ title }) => ({ list, title: inWords(context, title) }))
    })
  return { how: 'joined', version: brought.number, added: titles(brought.added), otherwise: titles(brought.otherwise) }
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
    levels: playbook.ladder.map(({ id, title }) => ({ id, title: words.text(title) })),
    scenes: playbook.scenes.map((scene) => ({ id: scene.id, title: words.text(scene.title), trail: sceneTrail(playbook, scene.id).map(({ id }) => id) })),
    needs: playbook.needs.map(({ id, title, scenes }) => ({ id, title: words.text(title), scenes })),
  }
}
