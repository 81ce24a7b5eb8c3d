import type { ArticleImport } from '../../../../shared/contract/knowledge.ts'

export interface StageProps {
  readonly state: ArticleImport
  readonly attempt: (what: () => Promise<unknown>) => Promise<void>
  readonly onFile: (file: File) => void
}
