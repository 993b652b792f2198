import { cacheExchange } from '@urql/exchange-graphcache'
import { relayPagination } from '@urql/exchange-graphcache/extras'
import { createRoot } from 'react-dom/client'
import { Client, fetchExchange, Provider } from 'urql'
import { endpoint } from './endpoint'
import schema from './gql/schema.json'
import { RelatedCities } from './RelatedCities'

const part = () => null // of the object around it, and kept with it: these have no id

const client = new Client({
  url: endpoint,
  preferGetMethod: false,
  exchanges: [
    cacheExchange({
      schema, // so that it knows which types a fragment on Entity fits, and warns of fields that are not there
      keys: { PageInfo: part, RelatedCityConnection: part, RelatedCityEdge: part, RelatedReason: part },
      resolvers: { City: { relatedCities: relayPagination() } }, // the pages of a list become one list in the cache
    }),
    fetchExchange,
  ],
})

const city = new URLSearchParams(location.search).get('city') ?? 'cork'

createRoot(document.getElementById('root')!).render(
  <Provider value={client}>
    <RelatedCities city={city} />
  </Provider>,
)
