import { keepPreviousData, QueryClient, QueryObserver, type QueryObserverOptions } from '@tanstack/react-query'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createLane } from '../../renderer/api/lane.ts'
import { holdKeys } from '../../renderer/state/heldKeys.ts'
import { Taking } from '../../renderer/ui/taking.ts'

/** A client whose answers the test gives, in any order. */
function heldClient() {
  const asked: { readonly text: string; readonly answer: (fails?: boolean) => Promise<void> }[] = []
  const send = (text: string) => () => new Promise<string>((resolve, reject) => {
    asked.push({ text, answer: async (fails = false) => {
      if (fails) reject(new Error(`no answer to ${text}`))
      else resolve(`what ${text} finds`)
      await passed()
    } })
  })
  return { asked, send, texts: () => asked.map(({ text }) => text) }
}

/** Everything that follows of what has happened by now has happened. */
const passed = () => new Promise<void>((resolve) => { setImmediate(resolve) })

describe('what is asked as somebody types', () => {
  /** A field as `useAnswer` asks for it: the observer follows what is typed. */
  function field() {
    const client = heldClient()
    const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false, networkMode: 'always' } } })
    const lane = createLane()
    const options = (text: string): QueryObserverOptions<string, Error, string, string, string[]> => ({ queryKey: ['search', text], queryFn: ({ signal }) => lane(client.send(text), signal), placeholderData: keepPreviousData })
    let observer: QueryObserver<string, Error, string, string, string[]> | null = null
    const shown: unknown[] = []
    const type = (text: string) => {
      if (observer === null) {
        observer = new QueryObserver(queries, options(text))
        onTestFinished(observer.subscribe(({ data }) => { if (data !== undefined && data !== shown.at(-1)) shown.push(data) }))
      } else observer.setOptions(options(text))
    }
    return { client, type, shown, failed: () => observer?.getCurrentResult().isError }
  }

  test('one is under way, the latest goes next, and those between are never asked', async () => {
    const { client, type, shown } = field()
    for (const text of ['t', 'tu', 'tui', 'tuik']) type(text)
    await passed()
    expect(client.texts()).toEqual(['t'])
    await client.asked[0]?.answer()
    expect(client.texts()).toEqual(['t', 'tuik'])
    await client.asked[1]?.answer()
    expect(shown).toEqual(['what tuik finds'])
  })

  test('an older answer never stands where a newer one does, also after going back', async () => {
    const { client, type, shown } = field()
    type('退款')
    type('发票')
    type('退款')
    await passed()
    await client.asked[0]?.answer()
    await client.asked[1]?.answer()
    expect(client.texts()).toEqual(['退款', '退款'])
    expect(shown.at(-1)).toBe('what 退款 finds')
    type('发票')
    await passed()
    await client.asked[2]?.answer()
    expect(shown).toEqual(['what 退款 finds', 'what 发票 finds'])
  })

  test('one that fails lets the next go', async () => {
    const { client, type, shown, failed } = field()
    type('a')
    type('ab')
    await passed()
    await client.asked[0]?.answer(true)
    await client.asked[1]?.answer()
    expect([shown, failed()]).toEqual([['what ab finds'], false])
  })

  test('two fields on one lane are both answered', async () => {
    const client = heldClient()
    const lane = createLane()
    const wanted = new AbortController().signal
    const answers = Promise.all([lane(client.send('a'), wanted), lane(client.send('b'), wanted), lane(client.send('c'), wanted)])
    for (let at = 0; at < 3; at += 1) await client.asked[at]?.answer()
    expect([client.texts(), await answers]).toEqual([['a', 'c', 'b'], ['what a finds', 'what b finds', 'what c finds']])
  })
})

describe('keys wait for slow answers', () => {
  class Field extends EventTarget {
    value = ''
    selectionStart = 0
    selectionEnd = 0
    readonly got: string[] = []
    setRangeText(text: string): void {
      this.value += text
      this.selectionStart = this.selectionEnd = this.value.length
    }
  }
  class Area extends EventTarget {}
  class Pressed extends EventTarget {}
  class Key extends Event {
    readonly key: string
    constructor(type: string, { key }: { key: string }) {
      super(type, { cancelable: true })
      this.key = key
    }
  }
  /** A page with a caret: what a browser would do with a key that nobody held goes to the field that has it. */
  function page() {
    const listeners: ((event: unknown) => void)[] = []
    const place: { now: Field } = { now: new Field() }
    vi.stubGlobal('window', { addEventListener: (_type: string, listener: (event: unknown) => void) => { listeners.push(listener) }, removeEventListener: () => { listeners.length = 0 } })
    vi.stubGlobal('document', { get activeElement() { return place.now }, body: null })
    vi.stubGlobal('HTMLInputElement', Field)
    vi.stubGlobal('HTMLTextAreaElement', Area)
    vi.stubGlobal('HTMLButtonElement', Pressed)
    vi.stubGlobal('KeyboardEvent', Key)
    vi.stubGlobal('InputEvent', Event)
    onTestFinished(() => { vi.unstubAllGlobals() })
    const press = (key: string) => {
      const was: { held: boolean } = { held: false }
      listeners[0]?.({ key, code: '', isTrusted: true, isComposing: false, keyCode: 0, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, preventDefault: () => { was.held = true }, stopImmediatePropagation: () => undefined })
      if (!was.held && key.length === 1) place.now.setRangeText(key)
      return was.held
    }
    return { place, press, isListening: () => listeners.length > 0 }
  }

  async function settled(is: () => boolean): Promise<void> {
    await vi.waitFor(() => { expect(is()).toBe(true) })
  }

  test('Enter takes what the last letters find, and what was typed after it goes into what opens', async () => {
    const { place, press, isListening } = page()
    const client = heldClient()
    const taking = new Taking()
    const search = place.now
    const form = new Field()
    let found: string | null = null
    const take = () => { search.got.push(found ?? 'nothing'); place.now = form }
    const answer = client.send('Wang')().then((answered) => { found = answered; taking.settle(true, false, take) })
    taking.press(false, take)
    taking.settle(false, false, take)
    expect(['1', '3', '8', '0'].map(press)).toEqual([true, true, true, true])
    expect([search.got, search.value, form.value]).toEqual([[], '', ''])
    await client.asked[0]?.answer()
    await answer
    await settled(() => form.value.length === 4 && !isListening())
    expect([search.got, search.value, form.value]).toEqual([['what Wang finds'], '', '1380'])
    expect(press('0')).toBe(false)
    expect(form.value).toBe('13800')
  })

  test('where there is no answer nothing is taken, and the keys go where the caret is', async () => {
    const { place, press, isListening } = page()
    const taking = new Taking()
    taking.press(false, () => { place.now.got.push('taken') })
    press('a')
    taking.settle(false, true, () => { place.now.got.push('taken') })
    await settled(() => !isListening())
    expect([place.now.got, place.now.value]).toEqual([[], 'a'])
  })

  test('two that hold are both waited for', async () => {
    const { place, press, isListening } = page()
    const [first, second] = [holdKeys(), holdKeys()]
    press('x')
    first()
    await passed()
    expect([place.now.value, isListening()]).toEqual(['', true])
    second()
    await settled(() => !isListening())
    expect(place.now.value).toBe('x')
  })
})
