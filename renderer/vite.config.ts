import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';

/** For `npm run dev`: open pages reload after the screens were built again. */
const reload: Plugin = {
  name: 'reload',
  transformIndexHtml: () => [
    { tag: 'script', attrs: { type: 'module', src: './reload.js' }, injectTo: 'head' },
  ],
  generateBundle() {
    const built = String(Date.now());
    this.emitFile({ type: 'asset', fileName: 'built.txt', source: built });
    this.emitFile({
      type: 'asset',
      fileName: 'reload.js',
      source: `setInterval(async () => {
  const reply = await fetch('./built.txt').catch(() => null);
  if (reply?.ok && (await reply.text()) !== '${built}') location.reload();
}, 1000);
`,
    });
  },
};

export default defineConfig({
  root: 'renderer',
  // Relative, so that the same files work over HTTP and in an Electron package.
  base: './',
  plugins: [
    svelte({ configFile: false }),
    ...(process.env['ROLLCALL_DEV'] === undefined ? [] : [reload]),
  ],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'es2023',
    // The content security policy does not allow `data:` URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The second page shows all components to developers; installers leave it out.
    rolldownOptions: { input: ['renderer/index.html', 'renderer/components.html'] },
  },
});
