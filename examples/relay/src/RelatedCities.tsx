import { graphql, usePaginationFragment } from 'react-relay'
import type { RelatedCities_city$key } from './__generated__/RelatedCities_city.graphql'
import type { RelatedCitiesNextQuery } from './__generated__/RelatedCitiesNextQuery.graphql'
import { page } from './endpoint'

/**
 * The cities that have most in common with a city, best first, with the reasons. Relay makes RelatedCitiesNextQuery, which asks for the next page
 * by `node(id:)`.
 */
export function RelatedCities({ city }: { city: RelatedCities_city$key }) {
  const { data, hasNext, isLoadingNext, loadNext } = usePaginationFragment<RelatedCitiesNextQuery, RelatedCities_city$key>(
    graphql`
      fragment RelatedCities_city on City
      @refetchable(queryName: "RelatedCitiesNextQuery")
      @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }) {
        relatedCities(first: $count, after: $cursor) @connection(key: "RelatedCities_relatedCities") {
          edges {
            score
            node {
              id
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
        }
      }
    `,
    city,
  )
  return (
    <>
      <ol>
        {data.relatedCities.edges.map(({ node, score, reasons }) => (
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
      {hasNext && (
        <button disabled={isLoadingNext} onClick={() => loadNext(20)}>
          More
        </button>
      )}
    </>
  )
}
