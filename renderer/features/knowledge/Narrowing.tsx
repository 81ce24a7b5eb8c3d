import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import css from './knowledge.module.css'
import { narrow, type Narrowed } from './place.ts'
import { sceneTrail } from './sceneTrail.ts'
import { knownTags, useTagWords } from './useTagWords.ts'

const toValue = (narrowed: Narrowed | null) => (narrowed === null ? '' : `${narrowed.by}:${narrowed.id}`)

function fromValue(value: string): Narrowed | null {
  const at = value.indexOf(':')
  const by = value.slice(0, Math.max(0, at))
  return by === 'tag' || by === 'scene' ? { by, id: value.slice(at + 1) } : null
}

/** Only the articles under a tag or of a scene. */
export function Narrowing({ narrowed }: { readonly narrowed: Narrowed | null }) {
  const t = useWords()
  const tagWords = useTagWords()
  const scenes = useAnswer('playbook.catalogue', {}).data?.scenes ?? []
  const tags = narrowed?.by === 'tag' && !knownTags.some((tag) => tag === narrowed.id) ? [...knownTags, narrowed.id] : knownTags
  return (
    <select
      aria-label={t('knowledge.narrow')}
      className={css.narrow}
      value={toValue(narrowed)}
      onChange={(event) => {
        narrow(fromValue(event.target.value))
      }}
    >
      <option value="">{t('knowledge.all')}</option>
      <optgroup label={t('knowledge.field.scenes')}>
        {scenes.map((scene) => (
          <option key={scene.id} value={toValue({ by: 'scene', id: scene.id })}>
            {sceneTrail(scenes, scene)}
          </option>
        ))}
      </optgroup>
      <optgroup label={t('knowledge.field.tags')}>
        {tags.map((id) => (
          <option key={id} value={toValue({ by: 'tag', id })}>
            {tagWords(id)}
          </option>
        ))}
      </optgroup>
    </select>
  )
}
