import { insertInto, reading, updateByRow, writing } from '../../db/statement.ts'

export type ImportRow = {
  readonly row: number
  readonly import_id: Uint8Array
  readonly state: string
  readonly file: string
  readonly titles: string
  readonly mapping: string
  readonly person: number
  readonly begun_at: number
}

export const insertImport = writing<Omit<ImportRow, 'row'> & { last_seq: number }>(insertInto('article_import', ['import_id', 'state', 'file', 'titles', 'mapping', 'person', 'begun_at', 'last_seq']))
export const updateImport = writing<{ row: number; state: string; last_seq: number }>(updateByRow('article_import', ['state']))
export const importById = reading<{ import_id: Uint8Array }, ImportRow>('SELECT * FROM article_import WHERE import_id = @import_id')
export const unfinishedImport = reading<Record<string, never>, ImportRow>("SELECT * FROM article_import WHERE state IN ('taking', 'undoing') ORDER BY row LIMIT 1")
export const lastMapping = reading<{ titles: string }, { mapping: string }>("SELECT mapping FROM article_import WHERE titles = @titles ORDER BY row DESC LIMIT 1")

export type ImportedRow = { readonly import: number; readonly article: number; readonly before: number | null; readonly retired_reason: string | null; readonly after: number }
/** Of an article that a file names in two places what it was before the first. */
export const noteImported = writing<ImportedRow>(`
  INSERT INTO article_imported (import, article, before, retired_reason, after) VALUES (@import, @article, @before, @retired_reason, @after)
  ON CONFLICT (import, article) DO UPDATE SET after = excluded.after`)
export const importedOf = reading<{ import: number; most: number }, ImportedRow>('SELECT * FROM article_imported WHERE import = @import ORDER BY article LIMIT @most')
export const forgetImported = writing<{ import: number; article: number }>('DELETE FROM article_imported WHERE import = @import AND article = @article')
export const changedSince = reading<{ import: number }, { articles: number }>('SELECT count(*) AS articles FROM article_imported JOIN article ON article.row = article_imported.article WHERE article_imported.import = @import AND article.version <> article_imported.after')

/** An article that was never wanted: its number in the file is free again. */
export const removeArticle = writing<{ row: number; deleted_at: number }>('UPDATE article SET deleted_at = @deleted_at, external_system = NULL, external_id = NULL WHERE row = @row')

export const titlesAfter = reading<{ after: number; most: number }, { row: number; titles: string }>(`
  SELECT article.row, (SELECT json_group_object(each.key, each.value ->> '$.title') FROM json_each(article_version.content, '$.texts') AS each) AS titles
  FROM article CROSS JOIN article_version ON article_version.article = article.row AND article_version.number = article.published
  WHERE article.state = 'published' AND article.deleted_at IS NULL AND article.row > @after ORDER BY article.row LIMIT @most`)
