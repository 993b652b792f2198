import type { TypedDocumentString } from './gql/graphql.ts'

const endpoint = process.env.LC_ENDPOINT ?? 'http://127.0.0.1:8080/graphql'

/** The address of a page on the service, from `Entity.path`. */
export const page = (path: string) => new URL(path, endpoint).href

/** Asks the service. What comes back has the type of the document; an error says what to change in it. */
export async function ask<Result, Variables>(document: TypedDocumentString<Result, Variables>, variables: Variables): Promise<Result> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query: document, variables }),
    signal: AbortSignal.timeout(30_000),
  })
  const answer = (await response.json()) as { data?: Result; errors?: { message: string }[] }
  if (answer.errors || !answer.data) {
    throw new Error(answer.errors?.map((e) => e.message).join('; ') ?? `HTTP ${response.status}`)
  }
  return answer.data
}
