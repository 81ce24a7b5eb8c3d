/** Where a playbook is wrong and why, in the words of the file: path as in `needs[3].scenes[0]`. */
export interface PlaybookIssue {
  readonly path: string
  readonly reason: string
}

/** Collects what is wrong with references; each method adds an issue or nothing. */
export class Findings {
  readonly issues: PlaybookIssue[] = []

  add(path: string, reason: string): void {
    this.issues.push({ path, reason })
  }

  /** Ids of one list: each once. */
  unique(path: string, items: readonly { readonly id: string }[]): ReadonlySet<string> {
    const seen = new Set<string>()
    items.forEach((item, at) => {
      if (seen.has(item.id)) this.add(`${path}[${String(at)}].id`, `'${item.id}' is used twice`)
      seen.add(item.id)
    })
    return seen
  }

  known(path: string, id: string | undefined, ids: ReadonlySet<string>, what: string): void {
    if (id !== undefined && !ids.has(id)) this.add(path, `no ${what} '${id}'`)
  }
}
