import { Converter } from 'opencc-js'
import type { ArticleContent } from '../../../../shared/knowledge/article.ts'

type Chinese = 'zh-CN' | 'zh-TW'

// With Taiwan's own words for things, not its characters alone.
const converters = { 'zh-CN': Converter({ from: 'twp', to: 'cn' }), 'zh-TW': Converter({ from: 'cn', to: 'twp' }) }

/** A script's variables and branches are left as they are. */
const code = /(\{[{%][\s\S]*?[%}]\})/

function convert(text: string, to: Chinese): string {
  return text.split(code).map((piece, at) => (at % 2 === 1 ? piece : converters[to](piece))).join('')
}

/** With the words and the questions of one Chinese put into the other, in place of what stood there. */
export function draftChinese(content: ArticleContent, from: Chinese, to: Chinese): ArticleContent {
  const text = content.texts[from]
  if (text === undefined) return content
  const words = { title: convert(text.title, to), problem: convert(text.problem, to), script: convert(text.script, to), steps: convert(text.steps, to), risks: convert(text.risks, to) }
  const quiz = content.quiz.map((question) => {
    const asked = question.words[from]
    if (asked === undefined) return question
    return { ...question, words: { ...question.words, [to]: { question: convert(asked.question, to), options: asked.options.map((option) => convert(option, to)) } } }
  })
  return { ...content, texts: { ...content.texts, [to]: words }, quiz }
}
