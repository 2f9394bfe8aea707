// The one policy that makes a script's address: of the worker and of the service worker, both the page's own. Nothing that
// comes from a text passes here.

interface Policy { createScriptURL(url: string): string }
interface Factory { createPolicy(name: string, rules: Policy): Policy }

const policy = (globalThis as { trustedTypes?: Factory }).trustedTypes?.createPolicy('jiaokan', { createScriptURL: (url) => url });

/** An address that a worker may be started from; plain text where the browser knows no Trusted Types. */
export const trusted = (url: string): string => policy ? policy.createScriptURL(url) : url;
