import { Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { RelayEnvironmentProvider } from 'react-relay'
import { Environment, type FetchFunction, type GraphQLResponse, Network, RecordSource, Store } from 'relay-runtime'
import { City } from './City'
import { endpoint } from './endpoint'
import { Problem } from './Problem'

const ask: FetchFunction = async ({ text: query }, variables) => {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as GraphQLResponse
}

const environment = new Environment({ network: Network.create(ask), store: new Store(new RecordSource()) })
const city = new URLSearchParams(location.search).get('city') ?? 'cork'

createRoot(document.getElementById('root')!).render(
  <RelayEnvironmentProvider environment={environment}>
    <Problem>
      <Suspense fallback={<p>…</p>}>
        <City slug={city} />
      </Suspense>
    </Problem>
  </RelayEnvironmentProvider>,
)
