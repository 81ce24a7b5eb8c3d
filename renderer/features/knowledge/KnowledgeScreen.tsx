import { ReadOutlined } from '@ant-design/icons'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useNavigation } from '../../state/navigation.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Editor } from './editor/Editor.tsx'
import css from './knowledge.module.css'
import { MissingList } from './finding/MissingList.tsx'
import { Synonyms } from './finding/Synonyms.tsx'
import { ImportScreen } from './importing/ImportScreen.tsx'
import { useKnowledgePlace, useTool } from './place.ts'
import { Reader } from './Reader.tsx'
import { Shelf } from './Shelf.tsx'

/** 知识: the shelves, the article that is read beside them, or the one that is being written. */
export function KnowledgeScreen() {
  const t = useWords()
  const article = useNavigation((navigation) => navigation.article)
  const editing = useKnowledgePlace((place) => place.editing)
  const tool = useTool()
  const mayWrite = useMay('knowledge.save')
  const isImporting = useKnowledgePlace((place) => place.isImporting)
  const mayImport = useMay('knowledge.startImport')
  if (editing !== null && mayWrite) return <Editor editing={editing} />
  if (isImporting && mayImport) return <ImportScreen />
  return (
    <div className={css.screen}>
      <Shelf shown={tool === null ? (article?.articleId ?? null) : null} />
      {tool === 'synonyms' ? (
        <Synonyms />
      ) : tool === 'missing' ? (
        <MissingList />
      ) : article === null ? (
        <div className={css.nothing}>
          <EmptyState icon={<ReadOutlined />} title={t('knowledge.nothingChosen')} text={t('knowledge.nothingChosenWhat')} />
        </div>
      ) : (
        <Reader key={article.articleId} articleId={article.articleId} number={article.number} />
      )}
    </div>
  )
}
