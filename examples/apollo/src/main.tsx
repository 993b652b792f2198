import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client'
import { ApolloProvider } from '@apollo/client/react'
import { relayStylePagination } from '@apollo/client/utilities'
import { createRoot } from 'react-dom/client'
import { endpoint } from './endpoint'
import possibleTypes from './gql/possible-types'
import { RelatedCities } from './RelatedCities'

const client = new ApolloClient({
  link: new HttpLink({ uri: endpoint }),
  cache: new InMemoryCache({
    ...possibleTypes,
    // The pages of a list become one list in the cache; lists with other arguments than those of paging stay apart.
    typePolicies: { City: { fields: { relatedCities: relayStylePagination(['kinds', 'minScore', 'filter']) } } },
  }),
})

const city = new URLSearchParams(location.search).get('city') ?? 'cork'

createRoot(document.getElementById('root')!).render(
  <ApolloProvider client={client}>
    <RelatedCities city={city} />
  </ApolloProvider>,
)
