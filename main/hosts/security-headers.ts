/**
 * The screens may load their own files and images they create, and nothing from other origins. Svelte
 * creates elements from its compiled templates with the policy `svelte-trusted-html`; with Trusted Types,
 * no other code can turn text into HTML or scripts.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "frame-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html',
].join('; ');

/** Features that pages can ask for and the screens do not use. */
const unusedFeatures = [
  'microphone',
  'geolocation',
  'display-capture',
  'accelerometer',
  'gyroscope',
  'magnetometer',
  'midi',
  'payment',
  'usb',
  'serial',
  'hid',
  'screen-wake-lock',
  'publickey-credentials-get',
];

/** Sent by every host with every file of the screens. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'Permissions-Policy': ['camera=(self)', ...unusedFeatures.map((name) => `${name}=()`)].join(', '),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
