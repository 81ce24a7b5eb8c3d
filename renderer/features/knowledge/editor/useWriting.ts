import { useEffect, useEffectEvent, useState } from 'react'
import type { Article } from '../../../../shared/contract/knowledge.ts'
import type { ArticleId } from '../../../../shared/ids.ts'
import { type ArticleContent, articleContentSchema } from '../../../../shared/knowledge/article.ts'
import { asAppError } from '../../../api/client.ts'
import { useDesk } from '../../../api/desk.ts'
import { queryKey } from '../../../api/views.ts'
import { errorWords, useWords } from '../../../i18n/useWords.ts'
import { announce } from '../../../state/notices.ts'
import { useSession } from '../../../state/session.ts'
import { type ArticleDraft, blank, draftKey, keepDraft, useArticleDrafts } from './drafts.ts'
import { areSame, contested, merged } from './fields.ts'
import { type Issue, issueOf, issuesOf } from './issues.ts'

/** What the fields of the editor show and change, and how it is saved. */
export interface Writing {
  readonly content: ArticleContent
  /** what the draft was begun on */
  readonly base: ArticleContent
  readonly reason: string
  readonly edit: (change: (content: ArticleContent) => ArticleContent) => void
  readonly setReason: (reason: string) => void
  /** what does not hold yet; where only something is missing, once it was tried to save */
  readonly issues: readonly Issue[]
  readonly isChanged: boolean
  readonly isSaving: boolean
  /** what somebody else saved meanwhile that clashes with what is typed here; null when nothing does */
  readonly theirs: Article | null
  readonly settleWith: (takesTheirs: ReadonlySet<string>) => void
  readonly drop: () => () => void
  /**
   * @param isLeaving says that what could not be saved is kept
   * @returns the article as it is saved, or null when it could not be
   */
  readonly save: (isLeaving?: boolean) => Promise<Article | null>
}

/** Saves that are on their way, by draft: leaving and coming back, or two keys, must not send the same twice. */
const onTheirWay = new Map<string, Promise<Article | null>>()

/**
 * The draft of whoever sits here over the article as the backend holds it. Nothing that somebody else saved is written over: changes in
 * other fields go together by themselves, the same field changed by both has to be decided.
 * @param article undefined for a new one
 */
export function useWriting(editing: ArticleId | 'new', article: Article | undefined, onBegun: (articleId: ArticleId) => void): Writing {
  const t = useWords()
  const { client, call, queries } = useDesk()
  const personId = useSession((session) => session.personId)
  const key = draftKey(personId, editing)
  const draft = useArticleDrafts(({ drafts }) => drafts[key])
  const [isSaving, setSaving] = useState(false)
  const [wasTried, setTried] = useState(false)
  const [refused, setRefused] = useState<{ readonly content: ArticleContent; readonly issue: Issue } | null>(null)

  const known = article?.content ?? blank
  const base = draft?.base ?? known
  const isBehind = draft !== undefined && article !== undefined && !isSaving && !areSame(base, known) && !areSame(draft.content, known)
  const isContested = isBehind && contested(base, draft.content, known).length > 0
  const content = draft === undefined ? known : isBehind && !isContested ? merged(base, draft.content, known, new Set()) : draft.content
  const reason = draft?.reason ?? ''
  const isChanged = draft !== undefined && !(areSame(content, known) && reason === '')
  const found = issuesOf(articleContentSchema.safeParse(content))
  const shown = found.filter(({ what }) => wasTried || what !== 'missing')
  const issues = refused !== null && refused.content === content ? [...shown, refused.issue] : shown

  const keep = (next: Partial<ArticleDraft>) => {
    keepDraft(key, { base: isContested ? base : (article?.content ?? null), content, reason, ...next })
  }

  const save = async (isLeaving = false): Promise<Article | null> => {
    const before = await onTheirWay.get(key)
    // What was saved a moment ago need not be on the screen yet.
    const isGone = useArticleDrafts.getState().drafts[key] === undefined
    if (!isChanged || isGone) return before ?? article ?? null
    setTried(true)
    if (isContested || found.length > 0) {
      if (isLeaving) announce(t('knowledge.editor.keptHere'), 'refused')
      return null
    }
    const sent = send(before ?? article)
    onTheirWay.set(key, sent)
    const saved = await sent
    onTheirWay.delete(key)
    return saved
  }

  const send = async (on: Article | undefined): Promise<Article | null> => {
    setSaving(true)
    try {
      const saved = await client.knowledge.save({ articleId: editing === 'new' ? null : editing, version: on?.version ?? null, content, reason })
      const { articleId, writing } = saved
      if (writing !== null && writing !== saved.number) {
        const input = { articleId, number: writing }
        await queries.query({ queryKey: queryKey('knowledge.get', input), queryFn: () => call('knowledge.get', input), staleTime: 0 })
      }
      queries.setQueryData<Article>(queryKey('knowledge.get', { articleId, number: null }), saved)
      const now = useArticleDrafts.getState().drafts[key]
      const since = now === undefined || areSame(now.content, content) ? null : { base: content, content: now.content, reason: '' }
      keepDraft(key, null)
      keepDraft(draftKey(personId, articleId), since)
      if (editing === 'new') onBegun(articleId)
      setTried(false)
      return saved
    } catch (thrown) {
      const error = asAppError(thrown)
      const issue = issueOf(error)
      if (issue !== null) setRefused({ content, issue })
      announce(errorWords(t, error), 'refused')
      return null
    } finally {
      setSaving(false)
    }
  }

  const onLeave = useEffectEvent(() => {
    void save(true)
  })
  useEffect(
    () => () => {
      onLeave()
    },
    [],
  )

  return {
    content,
    base,
    reason,
    edit: (change) => {
      keep({ content: change(content) })
    },
    setReason: (next) => {
      keep({ reason: next })
    },
    issues,
    isChanged,
    isSaving,
    theirs: isContested ? article : null,
    settleWith: (takesTheirs) => {
      if (draft !== undefined) keepDraft(key, { ...draft, base: known, content: merged(base, draft.content, known, takesTheirs) })
    },
    drop: () => {
      keepDraft(key, null)
      return () => {
        if (draft !== undefined) keepDraft(key, draft)
      }
    },
    save,
  }
}

