import { graphql, useLazyLoadQuery } from 'react-relay'
import type { CityQuery } from './__generated__/CityQuery.graphql'
import { RelatedCities } from './RelatedCities'

/** A city with those that have most in common with it. */
export function City({ slug }: { slug: string }) {
  const { city } = useLazyLoadQuery<CityQuery>(
    graphql`
      query CityQuery($slug: String!) {
        city(slug: $slug) {
          name
          ...RelatedCities_city
        }
      }
    `,
    { slug },
  )
  if (!city) return <p role="alert">There is no city {slug}.</p>
  return (
    <main>
      <h1>Related to {city.name}</h1>
      <RelatedCities city={city} />
    </main>
  )
}
