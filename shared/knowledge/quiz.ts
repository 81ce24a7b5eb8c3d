import { z } from 'zod'
import { type Language, languageSchema, lineSchema } from '../text.ts'

/** One right answer, several, or steps to be put in order. */
export const questionKinds = ['single', 'multiple', 'order'] as const

const wordsSchema = z.strictObject({ question: lineSchema(300), options: z.array(lineSchema(200)).min(2).max(9) })

/** A question about an article, written with it (KB-3). `right`: places of the right options; for `order` the order they belong in. */
export const quizQuestionSchema = z
  .strictObject({
    kind: z.enum(questionKinds),
    /** the part that answers it, shown after a wrong answer */
    passage: z.enum(['problem', 'script', 'steps', 'risks']),
    words: z.partialRecord(languageSchema, wordsSchema),
    right: z.array(z.int().min(0).max(8)).min(1).max(9),
  })
  .superRefine(({ kind, words, right }, context) => {
    const counts = new Set(Object.values(words).map(({ options }) => options.length))
    const [options = 0] = counts
    if (counts.size !== 1) context.addIssue({ code: 'custom', message: 'options_differ', path: ['words'] })
    if (new Set(right).size !== right.length || right.some((place) => place >= options)) context.addIssue({ code: 'custom', message: 'no_such_option', path: ['right'] })
    const wanted = { single: right.length === 1, multiple: right.length >= 2, order: right.length === options }[kind]
    if (!wanted) context.addIssue({ code: 'custom', message: 'wrong_number_of_answers', path: ['right'] })
  })
export type QuizQuestion = z.infer<typeof quizQuestionSchema>

export const quizSchema = z.array(quizQuestionSchema).max(10)

export type QuizWords = z.infer<typeof wordsSchema>

/** A question's words for a reader of `language`, else in any that it was written in. */
export function quizWords({ words }: QuizQuestion, language: Language): QuizWords {
  const found = words[language] ?? words['zh-CN'] ?? words['zh-TW'] ?? words.en
  if (found === undefined) throw new RangeError('a question without words')
  return found
}

/** Whether an answer (places of options, for `order` in the order chosen) is right. */
export function isRight({ kind, right }: Pick<QuizQuestion, 'kind' | 'right'>, answer: readonly number[]): boolean {
  if (answer.length !== right.length) return false
  return kind === 'order' ? right.every((place, at) => answer[at] === place) : right.every((place) => answer.includes(place)) && new Set(answer).size === answer.length
}
