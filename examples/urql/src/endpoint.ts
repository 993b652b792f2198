export const endpoint = import.meta.env.LC_ENDPOINT ?? 'http://127.0.0.1:8080/graphql'

/** The address of a page on the service, from `Entity.path`. */
export const page = (path: string) => new URL(path, endpoint).href
