import { roles } from '../../../../shared/contract/people.ts'
import type { ArticleContent } from '../../../../shared/knowledge/article.ts'
import { useAnswer } from '../../../api/queries.ts'
import { useWords } from '../../../i18n/useWords.ts'
import { LabelledInput } from '../../../ui/LabelledInput.tsx'
import { LabelledSelect } from '../../../ui/LabelledSelect.tsx'
import { sceneTrail } from '../sceneTrail.ts'
import { knownTags, useTagWords } from '../useTagWords.ts'
import css from './editor.module.css'
import { PickMany } from './PickMany.tsx'
import { WhenFields } from './WhenFields.tsx'
import { useIssue, useWritten } from './writingContext.ts'

/** Where the article belongs, for whom, until when. */
export function PlaceFields() {
  const t = useWords()
  const issue = useIssue()
  const tagWords = useTagWords()
  const { content, edit } = useWritten()
  const catalogue = useAnswer('playbook.catalogue', {}).data
  const set = (part: Partial<ArticleContent>) => {
    edit((now) => ({ ...now, ...part }))
  }
  const known = catalogue?.scenes ?? []
  const scenes = known.map((scene) => ({ id: scene.id, title: sceneTrail(known, scene) }))
  const departments = catalogue?.departments ?? []
  // Needs of the scenes chosen come first: they are what is looked for.
  const fits = (need: { readonly scenes: readonly string[] }) => need.scenes.some((scene) => content.scenes.includes(scene))
  const needs = catalogue?.needs.toSorted((a, b) => Number(fits(b)) - Number(fits(a))) ?? []
  return (
    <section aria-label={t('knowledge.editor.place')} className={css.block}>
      <h2 className={css.blockTitle}>{t('knowledge.editor.place')}</h2>
      <PickMany label={t('knowledge.field.scenes')} options={scenes} chosen={content.scenes} error={issue('scenes')} onChange={(chosen) => { set({ scenes: [...chosen] }) }} />
      <PickMany label={t('knowledge.field.needs')} options={needs} chosen={content.needs} error={issue('needs')} onChange={(chosen) => { set({ needs: [...chosen] }) }} />
      <PickMany own label={t('knowledge.field.tags')} options={knownTags.map((id) => ({ id, title: tagWords(id) }))} chosen={content.tags} error={issue('tags')} onChange={(chosen) => { set({ tags: [...chosen] }) }} />
      <PickMany
        label={t('knowledge.field.audience')}
        options={roles.map((id) => ({ id, title: t(`roles.${id}.title`) }))}
        chosen={content.audience}
        error={issue('audience')}
        onChange={(chosen) => {
          set({ audience: roles.filter((role) => chosen.includes(role)) })
        }}
      />
      <WhenFields />
      <div className={css.threes}>
        <LabelledSelect
          label={t('knowledge.field.owner')}
          value={content.owner ?? ''}
          options={[{ id: '', title: t('knowledge.none') }, ...departments]}
          onChange={(owner) => {
            set({ owner: owner === '' ? null : owner })
          }}
        />
        <LabelledInput label={t('knowledge.field.validFrom')} type="date" value={content.validFrom ?? ''} error={issue('validFrom')} onChange={(date) => { set({ validFrom: date === '' ? null : date }) }} />
        <LabelledInput label={t('knowledge.field.validTo')} type="date" value={content.validTo ?? ''} error={issue('validTo')} onChange={(date) => { set({ validTo: date === '' ? null : date }) }} />
      </div>
      {issue('owner') !== null && <p className={css.bad}>{issue('owner')}</p>}
    </section>
  )
}
