import { languages } from '../../shared/text.ts'
import { expect, test } from './host.ts'
import { takeCounted } from './pages/counted.ts'
import { Desk, lin } from './pages/desk.ts'
import { retail } from './pages/playbook.ts'

const mostPresses = 14

const spoken = { 'zh-CN': '收到的东西不对，包装也破了', 'zh-TW': '收到的東西不對，包裝也破了', en: 'It is not what I ordered, and the box was torn' } as const

for (const language of languages) {
  test(`IN-10: the ten most frequent needs as a complaint take at most ${String(mostPresses)} key presses besides the customer's words, ${language}`, async ({ page, host }) => {
    test.slow()
    const desk = await Desk.open(page, host.url, language)
    await desk.introduce(lin)
    const needs = retail.frequentNeeds.flatMap((id) => retail.needs.filter((need) => need.id === id))
    expect(needs).toHaveLength(10)
    const counts = new Map<string, number>()
    for (const [at, need] of needs.entries()) {
      const words = { phone: `1390013${String(8000 + at)}`, name: `Wang ${String(at)}`, description: spoken[language], orderNumber: `2026112200${String(at)}` }
      counts.set(need.id, await takeCounted(desk, language, need, words))
    }
    process.stdout.write(`key presses, ${language}: ${[...counts].map(([id, count]) => `${id} ${String(count)}`).join(', ')}\n`)
    expect([...counts].filter(([, count]) => count > mostPresses)).toEqual([])
  })
}
