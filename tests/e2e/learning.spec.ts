import type { QuizQuestion } from '../../shared/knowledge/quiz.ts'
import { hour } from '../../shared/time.ts'
import { published, packingQuestion, republished, someContent } from '../helpers/articles.ts'
import { aContact, aPerson, returnComplaint } from '../helpers/builders.ts'
import { expect, test } from './clockHost.ts'
import { expectAccessible } from './pages/accessible.ts'
import { LearningPage } from './pages/learning.ts'
import { english, filled } from './pages/words.ts'

const monday = '2026-06-01T01:30:00Z'
const title = 'Exchange of opened goods'

const orderQuestion: QuizQuestion = { kind: 'order', passage: 'risks', right: [1, 0, 2], words: { en: { question: 'In which order?', options: ['Look at the photo', 'Ask for the number', 'Promise a time'] } } }
const multipleQuestion: QuizQuestion = { kind: 'multiple', passage: 'script', right: [0, 2], words: { en: { question: 'What is asked for?', options: ['A photo', 'A password', 'The order number'] } } }

test('a policy changes: one passes the quiz, one is late and the lead sees it; an article used in a ticket opens as it was read', async ({ page, startAt }) => {
  test.slow()
  // The page may write the clipboard and nobody may read it.
  await page.addInitScript(() => {
    Object.assign(globalThis, { copied: '' })
    navigator.clipboard.writeText = (text) => {
      Object.assign(globalThis, { copied: text })
      return Promise.resolve()
    }
  })
  const copied = () => page.evaluate(() => (globalThis as unknown as { copied: string }).copied)
  const host = await startAt(monday)
  const boss = host.sit({ role: 'supervisor', name: 'Zhou Lan' })
  const desk = await host.open(page, 'en')
  const [passes] = ['Lin', 'Wu'].map((name) => boss.as(aPerson(boss, { name })))
  aPerson(boss, { role: 'team-lead', name: 'Mei' })
  const first = published(boss)

  await desk.sitAs('Lin')
  aContact(passes!, returnComplaint, 'outcome')
  await desk.press('Alt+1')
  const panel = page.getByRole('region', { name: desk.words.beside.title })
  const row = panel.getByRole('button', { name: title })
  await expect(row).toContainText(desk.words.beside.why.need)
  const height = (await panel.boundingBox())?.height
  await desk.press('Alt+z')
  await expect(row).toHaveAttribute('aria-expanded', 'true')
  await desk.press('c')
  await expect(page.getByText(desk.words.beside.copied)).toBeVisible()
  expect(await copied()).toContain('please keep the packing.')
  await desk.press('u')
  await expect(panel.getByLabel(desk.words.beside.isUsed)).toBeVisible()
  await desk.press('x')
  await desk.type('We pay the freight now')
  await desk.press('Control+Enter')
  await expect(page.getByText(desk.words.beside.reported)).toBeVisible()
  await expectAccessible(page, 'beside the contact')
  // The flyout gives the focus back to its button; from the panel the key leads back to the step.
  await desk.press('Alt+z')
  await expect(row).toHaveAttribute('aria-expanded', 'false')
  expect((await panel.boundingBox())?.height).toBe(height)
  await desk.press('Control+Enter')
  await expect(page.getByRole('heading', { name: desk.words.saved.title })).toBeFocused()
  await desk.openTicket()

  republished(boss, boss.call('knowledge.get', { articleId: first.articleId }), someContent({ text: { script: 'Keep nothing.' }, quiz: [packingQuestion, multipleQuestion, orderQuestion] }), true)
  await expect(page.getByText(filled(desk.words.learning.due, { n: 1 }))).toBeVisible()
  const used = page.getByRole('region', { name: desk.words.beside.ofTicket })
  await used.getByRole('button', { name: title }).click()
  await expect(used.getByText(filled(desk.words.beside.newer, { number: 1, published: 2 }))).toBeVisible()
  await expect(used).toContainText('please keep the packing.')
  await expect(used).not.toContainText('Keep nothing.')
  await expectAccessible(page, 'beside the ticket')
  await desk.press('p')
  await desk.type('Ask for a photo first')
  await page.getByRole('combobox', { name: desk.words.proposals.which }).selectOption(title)
  await page.getByRole('textbox', { name: desk.words.proposals.text }).fill('It saved one call.')
  await desk.press('Control+Enter')
  await expect(page.getByText(desk.words.proposals.sent)).toBeVisible()

  const learning = await LearningPage.open(desk)
  await expect(learning.lessons).toHaveCount(1)
  await expectAccessible(page, 'lessons')
  await learning.start()
  await learning.answer('radio', 'Nothing')
  await learning.answer('checkbox', 'A photo', 'The order number')
  await expectAccessible(page, 'a quiz')
  await learning.answer('button', 'Ask for the number', 'Look at the photo', 'Promise a time')
  await expect(page.getByRole('heading', { name: english.learning.isNotPassed_one })).toBeFocused()
  await expect(learning.quiz).toContainText('Ask for the order number')
  await desk.press('Enter')
  await learning.answer('radio', 'The packing')
  await learning.answer('checkbox', 'The order number', 'A photo')
  await learning.answer('button', 'Ask for the number', 'Look at the photo', 'Promise a time')
  await expect(page.getByRole('heading', { name: desk.words.learning.isPassed })).toBeFocused()
  await expect(page.getByText(filled(desk.words.learning.due, { n: 1 }))).toHaveCount(0)

  await host.jump(25 * hour)
  await desk.sitAs('Mei')
  const leads = await LearningPage.open(desk)
  await leads.toPart('team')
  const lesson = leads.lesson(title)
  await expect(lesson).toContainText(filled(desk.words.learning.lateCount, { n: 2 }))
  await expect(lesson.getByRole('row', { name: /^Lin/ }).getByRole('timer')).toHaveAccessibleName(new RegExp(desk.words.clock.met))
  await expect(lesson.getByRole('row', { name: /^Wu/ }).getByRole('timer')).toHaveAccessibleName(/[Ll]ate/)
  await page.getByRole('checkbox', { name: desk.words.learning.missingOnly }).check()
  await expect(lesson.getByRole('row', { name: /^Lin/ })).toHaveCount(0)
  await lesson.getByRole('button', { name: desk.words.learning.copyNames }).click()
  expect(await copied()).toBe('Wu, Mei')
  await expectAccessible(page, 'who is missing')

  await desk.sitAs('Zhou Lan')
  const proposals = await LearningPage.open(desk)
  await proposals.toPart('proposals')
  await expectAccessible(page, 'proposals')
  await page.getByRole('button', { name: desk.words.proposals.adopt, exact: true }).click()
  await desk.type('Good idea')
  await desk.press('Enter')
  await expect(page.getByText(desk.words.proposals.none.open)).toBeVisible()
  await expect(page.getByRole('region', { name: desk.words.proposals.credits })).toContainText('Lin')
})
