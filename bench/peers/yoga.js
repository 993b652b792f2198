// GraphQL Yoga on Node's own HTTP server, from memory: node yoga.js EXPORT
import { createServer } from 'node:http'
import { createSchema, createYoga } from 'graphql-yoga'
import { listening, read, resolvers, schema } from './graph.js'

const yoga = createYoga({
  schema: createSchema({ typeDefs: schema, resolvers: resolvers(read(process.argv[2])) }),
  logging: false,
  graphiql: false,
})
const server = createServer(yoga)
server.listen(0, '127.0.0.1', () => listening(server.address().port))
