/** Articles (知识条目) with their versions, what stands beside a step, what has to be learned, what agents propose. */
export { decline, discard, publish, report, restore, retire, save, settle, submit, withdraw } from './writing.ts'
export { get, list } from './articleView.ts'
export { beside, ofTicket, unuse, use } from './using.ts'
export { answer, learning, lessons, nextLearningDue, quiz, sweepLearning } from './learning.ts'
export { find, forgetMissing, indexSome, isToIndex, miss, missing, removeSynonym, saveSynonym, synonyms } from './findingArticles.ts'
export { credits, decide, propose, proposals } from './proposing.ts'
export { isShippedNews, type ShippedKnowledge, takeShipped } from './shipped.ts'
