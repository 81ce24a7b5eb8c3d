import type { Scope } from '../../../../shared/playbook.ts'
import { useAnswer } from '../../../api/queries.ts'
import { useWords } from '../../../i18n/useWords.ts'
import { useScopeWords } from '../../../ui/useScopeWords.ts'
import css from './editor.module.css'
import { PickMany } from './PickMany.tsx'
import { useIssue, useWritten } from './writingContext.ts'

type Fact = 'tier' | 'channel' | 'campaign' | 'tags'

/** For which customers, channels and campaigns it holds, by the playbook's words (IN-6, CK-21). Conditions of other kinds stay as they are. */
export function WhenFields() {
  const t = useWords()
  const issue = useIssue()
  const { said: scopeWords } = useScopeWords()
  const { content: { when }, edit } = useWritten()
  const catalogue = useAnswer('playbook.catalogue', {}).data
  const { tier, channel, campaign, tags, ...others } = when
  const facts: readonly { readonly fact: Fact; readonly label: string; readonly chosen: readonly string[] | undefined; readonly options: readonly { readonly id: string; readonly title: string }[] }[] = [
    { fact: 'tier', label: t('clockSettings.fact.tier'), chosen: tier, options: catalogue?.tiers ?? [] },
    { fact: 'channel', label: t('clockSettings.fact.channel'), chosen: channel, options: catalogue?.channels ?? [] },
    { fact: 'campaign', label: t('clockSettings.fact.campaign'), chosen: campaign, options: catalogue?.campaigns ?? [] },
    { fact: 'tags', label: t('knowledge.editor.customerTags'), chosen: tags, options: catalogue?.tags ?? [] },
  ]
  return (
    <fieldset className={css.when}>
      <legend className={css.legend}>{t('knowledge.field.when')}</legend>
      <p className={css.hint}>{t('knowledge.editor.whenHint')}</p>
      <div className={css.twos}>
        {facts.map(({ fact, label, chosen, options }) => (
          <PickMany
            key={fact}
            label={label}
            options={options}
            chosen={chosen ?? []}
            empty={t('knowledge.editor.whenAny')}
            error={issue(`when.${fact}`)}
            onChange={(next) => {
              edit((now) => ({ ...now, when: withFact(now.when, fact, next) }))
            }}
          />
        ))}
      </div>
      {Object.keys(others).length > 0 && <p className={css.hint}>{t('knowledge.editor.whenOthers', { others: scopeWords(others) })}</p>}
    </fieldset>
  )
}

/** Nothing chosen is no condition. */
function withFact(when: Scope, fact: Fact, chosen: readonly string[]): Scope {
  const { [fact]: _before, ...others } = when
  return chosen.length === 0 ? others : { ...others, [fact]: [...chosen] }
}
