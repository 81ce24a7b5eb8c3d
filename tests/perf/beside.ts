import { articleContentSchema } from '../../shared/knowledge/article.ts'
import { shippedArticles, published } from '../helpers/articles.ts'
import { readShipped } from '../../electron/features/knowledge/shipped.ts'
import { aContact, returnComplaint, seated } from '../helpers/builders.ts'
import { deskInMemory } from '../helpers/desk.ts'
import { type Figure, figure, inTurn } from './bench.ts'

/** As many as one look takes in (KB-4). */
const articles = 200

/** What stands beside a step, held against reading, parsing and checking the articles that it looks at. */
export function benchBeside(rounds: number): Figure[] {
  const desk = seated(deskInMemory(), { role: 'supervisor' })
  const shipped = shippedArticles.read().map((file) => readShipped(file).content)
  for (let at = 0; at < articles; at += 1) published(desk, { ...(shipped[at % shipped.length] ?? shipped[0]!), scenes: ['return-exchange'], needs: [], when: {}, audience: ['supervisor'], validFrom: null, validTo: null })
  const frame = desk.frame('knowledge.beside', { contactId: aContact(desk, returnComplaint, 'outcome') })
  const look = () => { if (!desk.backend.handle(frame).ok) throw new Error('nothing stands beside the step') }
  const parse = () => { for (const { content } of desk.rows<{ content: string }>('SELECT content FROM article_version')) articleContentSchema.parse(JSON.parse(content)) }
  look()
  const [took = NaN, parsing = NaN] = inTurn(rounds, [look, parse])
  return [figure(`what stands beside a step, out of ${String(articles)} articles`, 'ms', took, { what: 'reading, parsing and checking as many', value: parsing }, 0.5)]
}
