// The service that this module comes from: wherever it lies, it is one folder up from here.

export const base = new URL('../', import.meta.url);

/** page is the address of the page of an entity, in a language. */
export function page(path, lang, hash = '') {
  const address = new URL(path.replace(/^\//, ''), base);
  address.searchParams.set('lang', lang);
  address.hash = hash;
  return address.href;
}

/** ask has GraphQL answer a query, by GET, so that browsers and caches in between keep the answer. Anything but data is an error. */
export async function ask(query, variables, signal) {
  const address = new URL('graphql', base);
  address.searchParams.set('query', query.replace(/\s+/g, ' ').trim());
  address.searchParams.set('variables', JSON.stringify(variables));
  const answer = await fetch(address, { headers: { Accept: 'application/json' }, credentials: 'omit', signal });
  const { data, errors } = await answer.json();
  if (!answer.ok || errors || !data) {
    throw new Error(errors?.[0]?.message ?? `the service answered with ${answer.status}`);
  }
  return data;
}

/** shapes are those of the map of a city, and null where there is none. */
export async function shapes(slug, lang, signal) {
  const address = new URL(`embed/cities/${encodeURIComponent(slug)}/map.json`, base);
  address.searchParams.set('lang', lang);
  const answer = await fetch(address, { credentials: 'omit', signal });
  if (answer.status === 404) {
    return null;
  }
  if (!answer.ok) {
    throw new Error(`the service answered with ${answer.status}`);
  }
  return answer.json();
}
