import { pinyin } from 'pinyin-pro'
import type { CorpusDocument, JudgedQuery } from './pair.ts'

/** Kinds of query that are timed by themselves. `typing` is what a box is asked while questions are typed, letter by letter. */
export const queryClasses = ['1 character', '2 characters', '3 characters', '4 and more', 'mixed', 'numbers', 'pinyin', 'whole question', 'none', 'typing'] as const
export type QueryClass = (typeof queryClasses)[number]
export type TimedQueries = Readonly<Record<QueryClass, readonly string[]>>

const most = 100
const questionsTyped = 40
const nothingHasIt = ['qxzvkj', 'zzqqxv 0000', '龘靐齉龗', '爩鱻麤', '♥♥♥', '。。。', 'ぬゑゐ', 'wxyzwq']

/** Queries of every class, made from the pair itself. @param documents some of the corpus */
export function timedQueries(judged: readonly JudgedQuery[], documents: readonly CorpusDocument[]): TimedQueries {
  const questions = judged.map(({ query }) => [...query])
  const step = Math.max(1, Math.floor(questions.length / questionsTyped))
  const typing = questions.filter((_, at) => at % step === 0).flatMap((letters) => letters.map((_, at) => letters.slice(0, at + 1).join('')))
  const front = (length: number) => questions.filter((letters) => letters.length > length).map((letters) => letters.slice(0, length).join(''))
  const runs = documents.flatMap(({ title, body }) => `${title}\n${body}`.match(/\d{5,12}/gu) ?? [])
  const han = documents.flatMap(({ title }) => title.match(/\p{Script=Han}{2,}/u)?.[0] ?? [])
  return {
    '1 character': some(front(1)),
    '2 characters': some(front(2)),
    '3 characters': some(front(3)),
    '4 and more': some([4, 5, 6, 8].flatMap(front)),
    mixed: some(typing.filter((query) => /\p{Script=Han}/u.test(query) && /[A-Za-z0-9]/u.test(query))),
    numbers: some(runs.flatMap((run) => [run, run.slice(0, 4), run.slice(-4)])),
    pinyin: some(han.flatMap((word, at) => pinyinOf([...word].slice(0, 2 + (at % 3)).join(''), at))),
    'whole question': some(questions.map((letters) => letters.join(''))),
    none: nothingHasIt,
    typing,
  }
}

const pinyinOf = (word: string, at: number) => pinyin(word, { toneType: 'none', separator: '', v: true, ...(at % 2 === 0 ? { pattern: 'first' } : {}) })

/** Evenly from all of them, each once. */
function some(queries: readonly string[]): string[] {
  const distinct = [...new Set(queries)]
  const step = Math.max(1, Math.floor(distinct.length / most))
  return distinct.filter((_, at) => at % step === 0).slice(0, most)
}
