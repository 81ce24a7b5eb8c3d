interface PolicyFactory {
  createPolicy(name: string, rules: { createHTML(text: string): string }): unknown
}

/**
 * The component kit writes CSS into its <style> elements by innerHTML, which Trusted Types treats as HTML. The default policy
 * lets through what cannot open a tag and refuses the rest; it makes no scripts and no script addresses.
 */
export function allowOnlyTextAsHtml(): void {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes
  factory?.createPolicy('default', {
    createHTML(text) {
      if (text.includes('<')) throw new TypeError('markup from a string is refused')
      return text
    },
  })
}
