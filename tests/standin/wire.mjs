// The structured clone as text, for the way between the processes. Both functions are also injected into the page,
// so neither may use anything outside itself.

/**
 * @param {unknown} value
 * @returns {string}
 * @throws {DOMException} DataCloneError, for what Electron cannot send either: functions, promises, symbols
 */
export function encode(value) {
  const pack = (item) => {
    if (item === undefined) return { '\0type': 'undefined' }
    if (typeof item === 'bigint') return { '\0type': 'bigint', of: String(item) }
    if (typeof item === 'number') {
      const fitsJson = Number.isFinite(item) && !Object.is(item, -0)
      return fitsJson ? item : { '\0type': 'number', of: Object.is(item, -0) ? '-0' : String(item) }
    }
    if (item === null || typeof item !== 'object') return item
    if (Array.isArray(item)) return item.map(pack)
    if (item instanceof Date) return { '\0type': 'date', of: item.getTime() }
    if (item instanceof RegExp) return { '\0type': 'regexp', of: [item.source, item.flags] }
    if (item instanceof Map) return { '\0type': 'map', of: [...item].map(pack) }
    if (item instanceof Set) return { '\0type': 'set', of: [...item].map(pack) }
    if (item instanceof Error) return { '\0type': 'error', of: item.message }
    if (item instanceof ArrayBuffer) return { '\0type': 'ArrayBuffer', of: [...new Uint8Array(item)] }
    if (ArrayBuffer.isView(item)) {
      const bytes = new Uint8Array(item.buffer, item.byteOffset, item.byteLength)
      return { '\0type': item.constructor.name, of: [...bytes] }
    }
    return Object.fromEntries(Object.entries(item).map(([key, part]) => [key, pack(part)]))
  }
  return JSON.stringify(pack(structuredClone(value)))
}

/**
 * @param {string} text of {@link encode}
 * @returns {any}
 */
export function decode(text) {
  const unpack = (item) => {
    if (item === null || typeof item !== 'object') return item
    if (Array.isArray(item)) return item.map(unpack)
    const type = item['\0type']
    if (type === undefined) return Object.fromEntries(Object.entries(item).map(([key, part]) => [key, unpack(part)]))
    if (type === 'undefined') return undefined
    if (type === 'bigint') return BigInt(item.of)
    if (type === 'number') return Number(item.of)
    if (type === 'date') return new Date(item.of)
    if (type === 'regexp') return new RegExp(item.of[0], item.of[1])
    if (type === 'map') return new Map(item.of.map(unpack))
    if (type === 'set') return new Set(item.of.map(unpack))
    if (type === 'error') return new Error(item.of)
    const { buffer } = new Uint8Array(item.of)
    return type === 'ArrayBuffer' ? buffer : new globalThis[type](buffer)
  }
  return unpack(JSON.parse(text))
}
