import { ask } from './client.ts'
import { graphql } from './gql/gql.ts'

const related = graphql(`
  query RelatedCities($city: String!, $after: String) {
    city(slug: $city) {
      name
      relatedCities(first: 20, after: $after) {
        edges {
          rank
          score
          node {
            name
            path
            country {
              name
            }
          }
          reasons {
            kind
            description
          }
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  }
`)

async function pageOf(city: string, after: string | null) {
  const answer = await ask(related, { city, after })
  if (!answer.city) throw new Error(`no city has the slug ${city}`)
  return answer.city.relatedCities
}

/** The cities that have most in common with a city, best first: the next page is read when it is needed. */
export async function* relatedCities(city: string) {
  let after: string | null = null
  do {
    const { edges, pageInfo } = await pageOf(city, after)
    yield* edges
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null
  } while (after !== null)
}
