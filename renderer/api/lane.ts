/**
 * A way on which one request is at a time. Of those that wait for it the latest goes next, and one that nobody wants any more is never sent: somebody who
 * types asks for each letter, and the host answers one after the other anyway, so that the answer to the last letter would come after all the others.
 */
export function createLane() {
  let isBusy = false
  const waiting: (() => void)[] = []

  /** @param signal aborted once the answer is not wanted; what is under way then keeps the lane until it is answered */
  return function ask<Answer>(send: () => Promise<Answer>, signal: AbortSignal): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      const go = () => {
        isBusy = true
        void send().then(resolve, reject).finally(() => {
          isBusy = false
          waiting.pop()?.()
        })
      }
      if (signal.aborted) reject(new DOMException('not wanted any more', 'AbortError'))
      else if (!isBusy) go()
      else {
        waiting.push(go)
        signal.addEventListener('abort', () => {
          const at = waiting.indexOf(go)
          if (at >= 0) waiting.splice(at, 1)
          reject(new DOMException('not wanted any more', 'AbortError'))
        }, { once: true })
      }
    })
  }
}

export type Lane = ReturnType<typeof createLane>
