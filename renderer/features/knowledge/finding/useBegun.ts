import { useWords } from '../../../i18n/useWords.ts'
import { announce } from '../../../state/notices.ts'
import { useSession } from '../../../state/session.ts'
import { blank, draftKey, keepDraft, useArticleDrafts } from '../editor/drafts.ts'
import { withText } from '../editor/fields.ts'
import { write } from '../place.ts'

/** Begins a new article with a title; one that was begun before and not saved is gone on with instead. */
export function useBegun() {
  const t = useWords()
  return (title: string) => {
    const { personId, language } = useSession.getState()
    const key = draftKey(personId, 'new')
    if (useArticleDrafts.getState().drafts[key] === undefined) keepDraft(key, { base: null, content: withText(blank, language, { title }), reason: '' })
    else announce(t('knowledge.finding.begunBefore'))
    write('new')
  }
}
