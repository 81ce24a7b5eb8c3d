import type { ZodSafeParseResult } from 'zod'
import type { AppError } from '../../../../shared/errors.ts'
import type { ArticleContent } from '../../../../shared/knowledge/article.ts'

/** Ways in which a field does not hold, as `knowledge.issue` has words for them. */
export const issueKinds = ['missing', 'tooLong', 'one_line', 'ends_before_it_begins', 'no_language', 'separator', 'options_differ', 'no_such_option', 'wrong_number_of_answers', 'unknown', 'wrong'] as const

/** What does not hold, and where: `texts.zh-CN.title`, `quiz.0.words.en.options.1`. */
export interface Issue {
  readonly path: string
  readonly what: (typeof issueKinds)[number]
}

export function issuesOf(parsed: ZodSafeParseResult<ArticleContent>): Issue[] {
  if (parsed.success) return []
  return parsed.error.issues.map(({ path, code, message }) => {
    const named = issueKinds.find((kind) => kind === message)
    return { path: path.join('.'), what: named ?? (code === 'too_small' ? 'missing' : code === 'too_big' ? 'tooLong' : 'wrong') }
  })
}

/** Where something stands that the backend knows and we do not: a scene, a need or a department that the playbook no longer has. */
export function issueOf(error: AppError): Issue | null {
  if (error.code === 'invalid_input' && typeof error.details.path === 'string') return { path: error.details.path.replace(/^(input\.)?content\./, ''), what: 'wrong' }
  const { what } = error.details
  const field = error.code === 'not_found' && typeof what === 'string' ? { scene: 'scenes', need: 'needs', department: 'owner', tier: 'when.tier', channel: 'when.channel', campaign: 'when.campaign', tag: 'when.tags' }[what] : undefined
  return field === undefined ? null : { path: field, what: 'unknown' }
}

/** What does not hold at a place or inside it. */
export function issueAt(issues: readonly Issue[], path: string): Issue | null {
  return issues.find((issue) => issue.path === path || issue.path.startsWith(`${path}.`)) ?? null
}
