// What its makers say of a corpus, in a small file beside the texts: `corpus.json`, with any of name, author, publisher, year,
// version and url. The page cites the corpus by it; of what is not said it says nothing.

/** By these names libraries and reference managers know them (https://www.dublincore.org/specifications/dublin-core/dcq-html/). */
const NAMES = { author: 'DC.creator', publisher: 'DC.publisher', year: 'DC.date', version: 'DC.hasVersion', url: 'DC.identifier' };

/**
 * The name, and the elements of the page's head that say the rest.
 * @param {string} json
 * @param {(text: string) => string} escaped
 */
export function said(json, escaped) {
  const values = JSON.parse(json);
  const metas = Object.entries(NAMES).filter(([key]) => values[key] !== undefined)
    .map(([key, name]) => `<meta name="${name}" content="${escaped(String(values[key]))}">`);
  return { name: values.name === undefined ? '' : String(values.name), metas };
}
