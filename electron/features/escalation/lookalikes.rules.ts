/**
 * Letters of other alphabets that are drawn like Latin ones: Cyrillic, Greek, small capitals, dotless i. Full width, circled,
 * mathematical and Kangxi forms need no entry: compatibility folding has brought them to the usual ones by then.
 */
const pairs: Readonly<Record<string, string>> = {
  a: 'аαɑᴀ', b: 'ьʙвβ', c: 'сςᴄ', d: 'ԁᴅ', e: 'еεᴇэ', f: 'ꜰғ', g: 'ɡɢ', h: 'һнʜ', i: 'іιıɪ', j: 'јᴊ', k: 'кκᴋ', l: 'ӏʟ', m: 'мᴍ', n: 'ոηɴп', o: 'оοσᴏօ',
  p: 'рρᴘ', q: 'ԛ', r: 'гʀ', s: 'ѕꜱ', t: 'тτᴛ', u: 'υᴜս', v: 'ѵνᴠ', w: 'ԝωᴡ', x: 'хχ', y: 'уγʏү', z: 'ᴢ',
}

export const lookalikes: ReadonlyMap<string, string> = new Map(Object.entries(pairs).flatMap(([latin, others]) => [...others].map((other) => [other, latin] as const)))
