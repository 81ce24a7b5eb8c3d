import type { QuizQuestion, QuizWords } from '../../../../shared/knowledge/quiz.ts'
import { type Language, languages } from '../../../../shared/text.ts'

export const mostQuestions = 10
export const mostOptions = 9
export const leastOptions = 2

export function newQuestion(language: Language): QuizQuestion {
  return { kind: 'single', passage: 'steps', words: { [language]: { question: '', options: ['', ''] } }, right: [0] }
}

export const optionsOf = ({ words }: QuizQuestion): number => Object.values(words)[0]?.options.length ?? leastOptions

/** The words in one language; where it has none, as many empty lines as there are options. */
export function wordsIn(question: QuizQuestion, language: Language): QuizWords {
  return question.words[language] ?? { question: '', options: Array.from({ length: optionsOf(question) }, () => '') }
}

/** With other words in one language; a language in which nothing is left is not there, but one stays. */
export function withWords(question: QuizQuestion, language: Language, words: QuizWords): QuizQuestion {
  const isEmpty = words.question.trim() === '' && words.options.every((option) => option.trim() === '')
  const others = Object.entries(question.words).filter(([each]) => each !== language)
  return { ...question, words: Object.fromEntries(isEmpty && others.length > 0 ? others : [...others, [language, words] as const]) }
}

/** In every language alike: options are the same in all of them. */
function withOptions(question: QuizQuestion, change: (options: readonly string[]) => readonly string[]): QuizQuestion {
  const words = languages.flatMap((language) => {
    const known = question.words[language]
    return known === undefined ? [] : [[language, { ...known, options: [...change(known.options)] }] as const]
  })
  return { ...question, words: Object.fromEntries(words) }
}

const places = (count: number) => Array.from({ length: count }, (_, at) => at)

export function withOption(question: QuizQuestion): QuizQuestion {
  const next = withOptions(question, (options) => [...options, ''])
  return question.kind === 'order' ? { ...next, right: places(optionsOf(next)) } : next
}

export function withoutOption(question: QuizQuestion, place: number): QuizQuestion {
  const next = withOptions(question, (options) => options.filter((_, at) => at !== place))
  const right = question.right.filter((each) => each !== place).map((each) => (each > place ? each - 1 : each))
  return { ...next, right }
}

/** An order is written in the order that is right; who answers sees it mixed. */
function inRightOrder(question: QuizQuestion): QuizQuestion {
  const { right } = question
  if (right.length !== optionsOf(question)) return { ...question, right: places(optionsOf(question)) }
  return { ...withOptions(question, (options) => right.map((place) => options[place] ?? '')), right: places(right.length) }
}

export function withKind(question: QuizQuestion, kind: QuizQuestion['kind']): QuizQuestion {
  switch (kind) {
    case 'single': return { ...question, kind, right: question.right.slice(0, 1) }
    case 'multiple': return { ...question, kind }
    case 'order': return inRightOrder({ ...question, kind, right: places(optionsOf(question)) })
  }
}

/** A step goes one up or down; on screen and in `right` alike, what stands first comes first. */
export function moved(question: QuizQuestion, place: number, by: -1 | 1): QuizQuestion {
  const ordered = inRightOrder(question)
  return withOptions(ordered, (options) => options.map((option, at) => (at === place ? (options[place + by] ?? option) : at === place + by ? (options[place] ?? option) : option)))
}

/** Right or not, by the kind of question. */
export function toggled(question: QuizQuestion, place: number): QuizQuestion {
  if (question.kind === 'single') return { ...question, right: [place] }
  return { ...question, right: question.right.includes(place) ? question.right.filter((each) => each !== place) : [...question.right, place].toSorted((a, b) => a - b) }
}

/** As the editor shows it: the options of an order stand in the right one. */
export const asWritten = (question: QuizQuestion): QuizQuestion => (question.kind === 'order' ? inRightOrder(question) : question)
