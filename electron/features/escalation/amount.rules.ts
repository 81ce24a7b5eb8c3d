const times: Readonly<Record<string, number>> = { '': 1, k: 1_000, 千: 1_000, 仟: 1_000, 万: 10_000, 萬: 10_000, w: 10_000 }

/** The largest amount in what was written into a field for one: "1,299.50 元", "￥８８０", "1.2万". 0 when there is none. */
export function amountIn(text: string): number {
  const plain = text.normalize('NFKC').toLowerCase().replace(/(?<=\d)[,，_ ](?=\d{3}(?!\d))/g, '')
  return [...plain.matchAll(/(\d+(?:\.\d+)?)\s*([k千仟万萬w](?![a-z]))?/g)].reduce((most, [, figure = '0', unit = '']) => Math.max(most, Number(figure) * (times[unit] ?? 1)), 0)
}
