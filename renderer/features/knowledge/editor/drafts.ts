import { z } from 'zod'
import { create } from 'zustand'
import { roles } from '../../../../shared/contract/people.ts'
import type { ArticleId, PersonId } from '../../../../shared/ids.ts'
import type { ArticleContent } from '../../../../shared/knowledge/article.ts'
import { questionKinds } from '../../../../shared/knowledge/quiz.ts'
import { scopeSchema } from '../../../../shared/playbook.ts'
import { languageSchema } from '../../../../shared/text.ts'
import { useSession } from '../../../state/session.ts'

/** What is being typed into an article and is not yet saved. */
export interface ArticleDraft {
  /** what it was begun on; null for a new one */
  readonly base: ArticleContent | null
  readonly content: ArticleContent
  /** why, for the update log */
  readonly reason: string
}

/** What a new article begins with. */
export const blank: ArticleContent = { texts: {}, scenes: [], needs: [], tags: [], when: {}, audience: ['agent', 'team-lead'], owner: null, validFrom: null, validTo: null, quiz: [] }

interface Drafts {
  /** by person and article: nobody finds what another has begun */
  readonly drafts: Readonly<Record<string, ArticleDraft>>
}

const kept = 'fourstep.articleDrafts'

/** As lenient as typing is: what does not hold yet is kept too. */
const words = z.object({ title: z.string(), problem: z.string(), script: z.string(), steps: z.string(), risks: z.string() })
const contentSchema = z.object({
  texts: z.partialRecord(languageSchema, words),
  scenes: z.array(z.string()),
  needs: z.array(z.string()),
  tags: z.array(z.string()),
  when: scopeSchema,
  audience: z.array(z.enum(roles)),
  owner: z.string().nullable(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  quiz: z.array(
    z.object({
      kind: z.enum(questionKinds),
      passage: z.enum(['problem', 'script', 'steps', 'risks']),
      words: z.partialRecord(languageSchema, z.object({ question: z.string(), options: z.array(z.string()) })),
      right: z.array(z.int()),
    }),
  ),
})
const keptSchema = z.record(z.string(), z.object({ base: contentSchema.nullable(), content: contentSchema, reason: z.string() }))

/** Kept in this tab with every key, so that a reload of the page finds it again. */
export const useArticleDrafts = create<Drafts>(() => ({ drafts: keptDrafts() }))

function keptDrafts(): Drafts['drafts'] {
  try {
    return keptSchema.parse(JSON.parse(sessionStorage.getItem(kept) ?? '{}'))
  } catch {
    // Of another version of the program: there is nothing to go on with.
    return {}
  }
}

export const draftKey = (personId: PersonId | null, editing: ArticleId | 'new') => `${String(personId)} ${editing}`

export function keepDraft(key: string, draft: ArticleDraft | null): void {
  const others = Object.entries(useArticleDrafts.getState().drafts).filter(([name]) => name !== key)
  const drafts = Object.fromEntries(draft === null ? others : [...others, [key, draft] as const])
  useArticleDrafts.setState({ drafts })
  try {
    sessionStorage.setItem(kept, JSON.stringify(drafts))
  } catch {
    // Larger than the tab may keep: it stays for as long as the page does.
  }
}

/** Whether the person who sits here has typed something into it that is not saved. */
export function isBeingTyped({ drafts }: Drafts, articleId: ArticleId): boolean {
  return drafts[draftKey(useSession.getState().personId, articleId)] !== undefined
}
