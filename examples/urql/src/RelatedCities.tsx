import { useState } from 'react'
import { useQuery } from 'urql'
import { page } from './endpoint'
import { graphql } from './gql'

const query = graphql(`
  query RelatedCities($city: String!, $after: String) {
    city(slug: $city) {
      ...Link
      relatedCities(first: 20, after: $after) {
        edges {
          score
          node {
            ...Link
            country {
              ...Link
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

  fragment Link on Entity {
    id
    name
    path
  }
`)

/** The cities that have most in common with a city, best first, with the reasons. */
export function RelatedCities({ city: slug }: { city: string }) {
  const [after, setAfter] = useState<string | null>(null)
  const [{ data, error, fetching }] = useQuery({ query, variables: { city: slug, after } })
  if (error) return <p role="alert">{error.message}</p>
  if (!data) return <p>…</p>
  if (!data.city) return <p role="alert">There is no city {slug}.</p>
  const { edges, pageInfo } = data.city.relatedCities
  return (
    <main>
      <h1>Related to {data.city.name}</h1>
      <ol>
        {edges.map(({ node, score, reasons }) => (
          <li key={node.id}>
            <a href={page(node.path)}>{node.name}</a>, {node.country.name} ({score.toFixed(3)})
            <ul>
              {reasons.map(({ kind, description }) => (
                <li key={kind}>{description}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {pageInfo.hasNextPage && (
        <button disabled={fetching} onClick={() => setAfter(pageInfo.endCursor)}>
          More
        </button>
      )}
    </main>
  )
}
