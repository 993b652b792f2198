// The words of the elements. The service writes WORDS above this module: by language, then by key.
/* global WORDS */

/** spoken is which of the languages a tag like "fr-CA" asks for. */
export function spoken(tag) {
  const primary = (tag ?? '').toLowerCase().split('-')[0];
  return WORDS[primary] ? primary : 'en';
}

/** say is a text with its {words} filled in. */
export function say(lang, key, filled = {}) {
  return WORDS[lang][key].replace(/\{(\w+)\}/g, (all, word) => filled[word] ?? all);
}

export const direction = (lang) => (lang === 'ar' ? 'rtl' : 'ltr');

/** named is the name of an entity, marked with its language where that is not the reader's. */
export function named({ name, names }, lang, make) {
  const all = names.filter((n) => n.text === name).map((n) => n.language);
  if (all.some((language) => language?.split('-')[0] === lang)) {
    return name;
  }
  const other = all.find((language) => language);
  return other ? make('span', { lang: other, dir: direction(other.split('-')[0]) === direction(lang) ? null : direction(other.split('-')[0]) }, name) : make('bdi', null, name);
}
