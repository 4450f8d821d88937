import type { Brand } from '../../contract/calls/brand.js';
import { readableWith, textOnAccent } from '../../contract/contrast.js';

/**
 * The site's own accent colour and logo, for as long as the component lives. Call it during component
 * initialisation.
 * @param brand null before it is loaded.
 * @returns the address of the logo; null without one.
 */
export function useSiteLooks(brand: () => Brand | null): { readonly logoUrl: string | null } {
  let logoUrl = $state<string | null>(null);
  $effect(() => {
    const logo = brand()?.logo ?? null;
    if (logo === null) return undefined;
    const url = URL.createObjectURL(new Blob([logo.bytes], { type: logo.contentType }));
    logoUrl = url;
    return () => {
      URL.revokeObjectURL(url);
      logoUrl = null;
    };
  });
  // By the object model: the content security policy allows no style in the markup.
  $effect(() => {
    const accent = brand()?.accent ?? null;
    if (accent === null) return undefined;
    const { style } = document.documentElement;
    const dark = readableWith(textOnAccent.dark, accent);
    style.setProperty('--own-accent', `light-dark(${accent}, ${dark})`);
    return () => {
      style.removeProperty('--own-accent');
    };
  });
  return {
    get logoUrl() {
      return logoUrl;
    },
  };
}
