/** Stands in the built index.html (`<meta name="csp-nonce" content="…">`) where each response puts its own nonce. */
export const nonceMarker = '__CSP_NONCE__'

/**
 * Content-Security-Policy of the one page, the same in both shells.
 * `connect` are the sources for connect-src, none: no connections; `nonce` is fresh for every response and carried by antd's style tags.
 * Two policies may make trusted types, each once, both the renderer's: `default` refuses everything but plain CSS, `article` parses
 * knowledge articles into a document that runs nothing, for the sanitiser alone (renderer/ui/markdown/sanitise.ts).
 */
export function contentSecurity({ connect, nonce }: { readonly connect: readonly string[]; readonly nonce: string }): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${connect.length === 0 ? "'none'" : connect.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default article',
  ].join('; ')
}

/** What a page has no use for. Writing to the clipboard stays: agents copy ticket numbers and sentences for the customer. */
const closedFeatures = [
  'accelerometer',
  'autoplay',
  'camera',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
]

/** Headers of every answer, files and refusals alike. The page itself overrides the policy with {@link contentSecurity}. */
export const commonHeaders: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': [...closedFeatures.map((feature) => `${feature}=()`), 'clipboard-write=(self)'].join(', '),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
}
