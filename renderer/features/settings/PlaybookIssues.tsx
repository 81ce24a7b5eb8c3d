import css from './settings.module.css'

/** Where a playbook is wrong and why, as `path: reason`. */
export function PlaybookIssues({ issues }: { readonly issues: readonly string[] }) {
  return (
    <ul className={css.issues}>
      {issues.map((issue) => (
        <li key={issue}>
          <code>{issue}</code>
        </li>
      ))}
    </ul>
  )
}
